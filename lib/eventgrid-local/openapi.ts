import * as z from 'zod/mini';
import type { Failure } from './failures';
import { type Operation, pathParameters, refusalsOf } from './operation';
import { eventsAnswer } from './schemas/event';

type Json = Record<string, unknown>;

const text = (maxLength: number) => z.string().check(z.maxLength(maxLength));

/** Bodies of refusals, by who refuses. Rule: docs/wire.md, "EG API, Creating a Custom Event Source". */
const REFUSALS = {
  eventgrid: z.object({
    error_code: text(128),
    error_msg: text(512),
    error_details: z.optional(text(1024)),
    request_id: text(128),
  }),
  gateway: z.object({ error_code: z.string(), error_msg: z.string(), request_id: z.string() }),
  publish: z.object({ error_code: text(128), error_msg: text(512), error_detail: text(1024), request_id: text(128) }),
  events: eventsAnswer,
  keystone: z.object({ error: z.object({ code: z.int(), message: z.string(), title: z.string() }) }),
};

const REQUEST_ID = { description: 'request_uuid-timestamp-hostname', schema: { type: 'string' } };

/** Describes operations as an OpenAPI 3.1 document, from the schemas that read requests and describe answers. */
export function openApiDocument(operations: readonly Operation[], serverUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const described of operations) {
    paths[described.path] = { ...paths[described.path], [described.method.toLowerCase()]: operationObject(described) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Local EventGrid',
      version: 'v1',
      description: 'EventGrid v1 with its IAM, for development and tests.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: serverUrl }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: { type: 'apiKey', in: 'header', name: 'X-Auth-Token' },
        signature: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'SDK-HMAC-SHA256, with X-Sdk-Date, and X-Security-Token for a temporary key',
        },
      },
      schemas: Object.fromEntries(Object.entries(REFUSALS).map(([name, schema]) => [refusalName(name), json(schema)])),
    },
  };
}

function operationObject(described: Operation): Json {
  const { operationId, tag, summary, access, body, success } = described;
  return {
    operationId,
    tags: [tag],
    summary,
    security: access === 'anyone' ? [] : [{ token: [] }, { signature: [] }],
    parameters: parametersOf(described),
    ...(body ? { requestBody: { required: true, content: content(json(body, 'input')) } } : {}),
    responses: {
      [success.status]: {
        description: summary,
        headers: {
          'X-Request-Id': REQUEST_ID,
          ...Object.fromEntries((success.headers ?? []).map((name) => [name, { schema: { type: 'string' } }])),
        },
        ...(success.schema ? { content: content(json(success.schema)) } : {}),
      },
      ...refusalObjects(refusalsOf(described)),
      // Before any operation: a body over 12 MB, headers over 64 KB.
      default: { description: 'The gateway refuses', content: content(reference('gateway')) },
    },
  };
}

function parametersOf({ path, query }: Operation): Json[] {
  const inPath = pathParameters(path).map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  if (query === undefined) return inPath;
  const { properties } = json(query) as { properties: Record<string, Json> };
  const { required = [] } = json(query, 'input') as { required?: string[] };
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
  return [...inPath, ...inQuery];
}

function refusalObjects(refusals: readonly Failure[]): Record<string, Json> {
  const statuses = [...new Set(refusals.map(({ status }) => status))];
  return Object.fromEntries(
    statuses.map((status) => {
      const same = refusals.filter((refusal) => refusal.status === status);
      const shapes = [...new Set(same.map(({ shape }) => shape))].map(reference);
      const codes = [...new Set(same.map(({ code, message }) => `${code} ${message}`.trim()))];
      return [
        status,
        {
          description: codes.join('; '),
          headers: { 'X-Request-Id': REQUEST_ID },
          content: content(shapes.length === 1 ? (shapes[0] ?? {}) : { anyOf: shapes }),
        },
      ];
    }),
  );
}

const refusalName = (shape: string): string => `${shape}Refusal`;
const reference = (shape: string): Json => ({ $ref: `#/components/schemas/${refusalName(shape)}` });
const content = (schema: Json): Json => ({ 'application/json': { schema } });

function json(schema: z.ZodMiniType, io: 'input' | 'output' = 'output'): Json {
  const { $schema: _, ...described } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return described;
}
