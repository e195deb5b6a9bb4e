import { isObject } from '@/lib/eventgrid/events/exact-json';
import type { FORMATS } from './records/schemas';

type Json = Record<string, unknown>;

/**
 * Describes an event, given as the JSON of an object, in one of the formats. Returns JSON. Throws for other texts.
 *
 * The library writes draft 6 of JSON Schema. It is large, and so only loaded when a schema is discovered.
 */
export async function discoverDefinition(event: string, format: (typeof FORMATS)[number]): Promise<string> {
  const { InputData, JSONSchemaTargetLanguage, jsonInputForTargetLanguage, quicktype } = await import('quicktype-core');
  const lang = new JSONSchemaTargetLanguage();
  const input = jsonInputForTargetLanguage(lang);
  await input.addSource({ name: 'Event', samples: [event] });
  const inputData = new InputData();
  inputData.addInput(input);
  const { lines } = await quicktype({
    inputData,
    lang,
    // From one event, these would be guesses.
    inferMaps: false,
    inferEnums: false,
    inferIntegerStrings: false,
    inferBooleanStrings: false,
    combineClasses: false,
  });
  const schema: Json = withoutOwnKeys(JSON.parse(lines.join('\n')));
  return JSON.stringify(format === 'OPENAPI_3_0' ? openApiOf(schema) : schema);
}

/** The library's own keyword for the schemes of addresses is in no draft. */
function withoutOwnKeys<Value>(value: Value): Value {
  return mapObjects(value, ({ 'qt-uri-protocols': _, ...rest }) => rest) as Value;
}

/** OpenAPI 3.0 keeps named schemas elsewhere, and has no type `null`. */
const openApiOf = ({ definitions }: Json): Json => ({
  openapi: '3.0.3',
  info: { title: 'Event', version: '1' },
  paths: {},
  components: { schemas: mapObjects(definitions, openApiSchema) },
});

function openApiSchema(schema: Json): Json {
  if (typeof schema.$ref === 'string') {
    return { $ref: schema.$ref.replace('#/definitions/', '#/components/schemas/') };
  }
  if (schema.type === 'null') return { nullable: true };
  if (!Array.isArray(schema.anyOf)) return schema;
  const { anyOf, ...rest } = schema;
  const others = anyOf.filter((one) => !isNull(one));
  return { ...rest, anyOf: others, ...(others.length < anyOf.length ? { nullable: true } : {}) };
}

const isNull = (schema: unknown): boolean => isObject(schema) && Object.keys(schema).join() === 'nullable';

/** Changes every object in a value, the innermost first. */
function mapObjects(value: unknown, change: (object: Json) => Json): unknown {
  if (Array.isArray(value)) return value.map((inner) => mapObjects(inner, change));
  if (!isObject(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapObjects(inner, change)])));
}
