import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv } from 'ajv';
import draft6 from 'ajv/dist/refs/json-schema-draft-06.json' with { type: 'json' };
import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { Answer } from '../../support/eventgrid-client';
import {
  answers,
  type ContractTable,
  type Eg,
  expectRefusal,
  idOf,
  NOBODY,
  naming,
  proves,
  readPage,
  refuses,
  TIME,
  there,
  UUID,
} from './contract-case';

const create = (eg: Eg, fields: object = {}) =>
  eg.post('/schemas', { name: eg.unique('schema'), compatibility: 'NONE', definition: '{"v":1}', ...fields });
const createWith = (fields: object) => (eg: Eg) => create(eg, fields);
const created = async (eg: Eg) => `/schemas/${idOf(await create(eg))}`;
/** Creates a schema of so many versions, and returns its path. */
async function withVersions(eg: Eg, count: number): Promise<string> {
  const path = await created(eg);
  for (let version = 2; version <= count; version += 1) await addVersion(eg, path, `{"v":${version}}`);
  return path;
}
const addVersion = (eg: Eg, path: string, definition: unknown) => eg.post(`${path}/versions`, { definition });

const versionsPage = z.object({
  total: z.int(),
  size: z.int(),
  items: z.array(
    z.strictObject({ id: z.string(), version: z.int(), created_time: z.string(), updated_time: z.string() }),
  ),
});
const numbersOf = ({ json }: Answer) => versionsPage.parse(json).items.map(({ version }) => version);

const ofSchemas = [
  ...answers('createSchema', 200, {
    'each format': async (eg) => {
      await create(eg, { format: 'JSON_SCHEMA_DRAFT_6' });
      return create(eg, { format: 'OPENAPI_3_0' });
    },
    'a definition that is not JSON': createWith({ definition: 'openapi: 3.0.0' }),
  }),
  ...refuses('createSchema', 400, 'EG.00513000', {
    ...naming('definition', {
      'no definition': createWith({ definition: undefined }),
      'an empty definition': createWith({ definition: '' }),
      'a definition that is an object': createWith({ definition: {} }),
    }),
    ...naming('compatibility', {
      'no compatibility': createWith({ compatibility: undefined }),
      'an unknown compatibility': createWith({ compatibility: 'MOON' }),
    }),
    ...naming('format', { 'an unknown format': createWith({ format: 'AVRO' }) }),
  }),
  ...proves('createSchema', {
    'answers every field of a schema': async (eg) => {
      const { status, json } = await create(eg, { name: 'Paid', description: 'an order is paid' });
      const common = {
        id: UUID,
        name: 'Paid',
        description: 'an order is paid',
        compatibility: 'NONE',
        provider_type: 'CUSTOM',
        format: 'OPENAPI_3_0',
        number_of_versions: 1,
        version: 1,
        created_time: TIME,
        updated_time: TIME,
      };
      expect([status, json]).toEqual([200, { ...common, definition: '{"v":1}' }]);
      expect((await eg.get(`/schemas/${idOf({ json })}`)).json).toEqual(json);
      const event = { event_type_id: '', event_type_name: '' };
      const source = { event_source_id: '', event_source_name: '', event_source_label: '' };
      expect(readPage(await eg.get('/schemas?name=Paid')).items).toEqual([{ ...common, ...event, ...source }]);
    },
  }),
  ...proves('listSchemas', {
    'finds custom ones; there are no official ones': async (eg) => {
      await create(eg);
      expect(readPage(await eg.get('/schemas?provider_type=CUSTOM')).total).toBe(1);
      expect(readPage(await eg.get('/schemas?provider_type=OFFICIAL')).total).toBe(0);
    },
  }),
  ...refuses('listSchemas', 400, 'EG.00513000', {
    ...naming('provider_type', { 'an unknown provider': (eg) => eg.get('/schemas?provider_type=MOON') }),
  }),
  ...proves('deleteSchema', {
    'deletes its versions too': async (eg) => {
      const path = await withVersions(eg, 2);
      await eg.remove(path);
      expectRefusal(await eg.get(`${path}/versions`), 404, 'EG.00014040');
      expectRefusal(await eg.get(`${path}/versions/1`), 404, 'EG.00014040');
    },
  }),
];

const ofVersions = [
  ...proves('createSchemaVersion', {
    'gives it the next number, and the schema its definition': async (eg) => {
      const path = await created(eg);
      const { status, json } = await addVersion(eg, path, '{"v":2}');
      const wanted = {
        id: UUID,
        schema_id: path.split('/').at(-1),
        version: 2,
        format: 'OPENAPI_3_0',
        definition: '{"v":2}',
        created_time: TIME,
        updated_time: TIME,
      };
      expect([status, json]).toEqual([200, wanted]);
      expect((await eg.get(path)).json).toMatchObject({ version: 2, number_of_versions: 2, definition: '{"v":2}' });
    },
    'never gives a number twice': async (eg) => {
      const path = await withVersions(eg, 3);
      await eg.remove(`${path}/versions/3`);
      expect((await addVersion(eg, path, '{}')).json).toMatchObject({ version: 4 });
    },
    'takes as many as its quota allows, and refuses the next': async (eg) => {
      const path = await withVersions(eg, 4);
      expect((await eg.get(path)).json).toMatchObject({ number_of_versions: 4 });
      expectRefusal(await addVersion(eg, path, '{}'), 403, 'EG.00514003');
    },
  }),
  ...refuses('createSchemaVersion', 400, 'EG.00513000', {
    ...naming('definition', {
      'no definition': async (eg) => addVersion(eg, await created(eg), undefined),
      'an empty definition': async (eg) => addVersion(eg, await created(eg), ''),
    }),
  }),
  ...refuses('createSchemaVersion', 404, 'EG.00014040', {
    'an unknown schema': (eg) => addVersion(eg, `/schemas/${NOBODY}`, '{}'),
    'a schema of another project': async (eg) =>
      eg.post(`${await created(eg)}/versions`, { definition: '{}' }, there(eg)),
  }),
  ...refuses('createSchemaVersion', 403, 'EG.00014030', {
    'a read-only user': async (eg) =>
      eg.post(`${await created(eg)}/versions`, { definition: '{}' }, { token: eg.viewer }),
  }),
  ...proves('listSchemaVersions', {
    'returns pages, newest first, without definitions': async (eg) => {
      const path = `${await withVersions(eg, 3)}/versions`;
      expect(numbersOf(await eg.get(path))).toEqual([3, 2, 1]);
      expect(numbersOf(await eg.get(`${path}?sort=created_time:ASC&limit=1&offset=1`))).toEqual([2]);
      expect(numbersOf(await eg.get(`${path}?sort=updated_time:DESC&limit=2`))).toEqual([3, 2]);
      expect((await eg.get(`${path}?offset=3`)).json).toEqual({ total: 3, size: 0, items: [] });
    },
    'finds one by its number': async (eg) => {
      const path = `${await withVersions(eg, 2)}/versions`;
      expect(numbersOf(await eg.get(`${path}?version=1`))).toEqual([1]);
      expect(numbersOf(await eg.get(`${path}?version=7`))).toEqual([]);
    },
  }),
  ...refuses('listSchemaVersions', 400, 'EG.00014000', {
    ...naming('version', {
      'a version that is no number': async (eg) => eg.get(`${await created(eg)}/versions?version=a`),
    }),
  }),
  ...refuses('listSchemaVersions', 404, 'EG.00014040', {
    'an unknown schema': (eg) => eg.get(`/schemas/${NOBODY}/versions`),
    'a schema of another project': async (eg) => eg.get(`${await created(eg)}/versions`, there(eg)),
  }),
  ...proves('showSchemaVersion', {
    'shows the definition of each': async (eg) => {
      const path = await withVersions(eg, 2);
      for (const version of [1, 2]) {
        const definition = `{"v":${version}}`;
        expect((await eg.get(`${path}/versions/${version}`)).json).toMatchObject({ version, definition });
      }
    },
  }),
  ...answers('showSchemaVersion', 200, {
    'a read-only user': async (eg) => eg.get(`${await created(eg)}/versions/1`, { token: eg.viewer }),
  }),
  ...refuses('showSchemaVersion', 404, 'EG.00014040', {
    'a version that there is not': async (eg) => eg.get(`${await created(eg)}/versions/2`),
    'a version in another spelling': async (eg) => eg.get(`${await created(eg)}/versions/01`),
    'a version of an unknown schema': (eg) => eg.get(`/schemas/${NOBODY}/versions/1`),
  }),
  ...proves('deleteSchemaVersion', {
    'shows the newest that is left': async (eg) => {
      const path = await withVersions(eg, 3);
      expect((await eg.remove(`${path}/versions/3`)).status).toBe(204);
      expect((await eg.get(path)).json).toMatchObject({ version: 2, number_of_versions: 2, definition: '{"v":2}' });
      expect((await eg.remove(`${path}/versions/1`)).status).toBe(204);
      expect((await eg.get(path)).json).toMatchObject({ version: 2, number_of_versions: 1, definition: '{"v":2}' });
    },
  }),
  ...refuses('deleteSchemaVersion', 400, 'EG.00513000', {
    'the only version': async (eg) => {
      const { status, headers, json, text } = await eg.remove(`${await created(eg)}/versions/1`);
      const body = z.looseObject({ error_msg: z.string() }).parse(json);
      expect(body.error_msg).toContain('at least one version');
      return { status, headers, text, json: { ...body, error_msg: 'invalid parameters' } };
    },
  }),
  ...refuses('deleteSchemaVersion', 404, 'EG.00014040', {
    'a version that there is not': async (eg) => eg.remove(`${await created(eg)}/versions/2`),
    'the same version again': async (eg) => {
      const path = await withVersions(eg, 2);
      await eg.remove(`${path}/versions/1`);
      return eg.remove(`${path}/versions/1`);
    },
  }),
  ...refuses('deleteSchemaVersion', 403, 'EG.00014030', {
    'a read-only user': async (eg) => eg.remove(`${await withVersions(eg, 2)}/versions/1`, { token: eg.viewer }),
  }),
];

const EVENT = {
  specversion: '1.0',
  id: '8b1e2c34-5d6f-4a7b-8c9d-0e1f2a3b4c5d',
  source: 'orders',
  type: 'order.paid',
  time: '2026-01-02T03:04:05Z',
  data: {
    total: 1.5,
    count: 2,
    paid: true,
    note: null,
    lines: [{ sku: 'a' }, { sku: 'b', gift: true }],
    site: 'https://a.test/',
  },
};
const discover = (eg: Eg, event: unknown, fields: object = {}) =>
  eg.post('/schema-discover', { event: typeof event === 'string' ? event : JSON.stringify(event), ...fields });
const discovered = z.object({
  items: z.tuple([z.looseObject({ name: z.string(), format: z.string(), definition: z.string() })]),
});
const definitionOf = async (answer: Promise<Answer>): Promise<Record<string, unknown>> => {
  const [{ definition }] = discovered.parse((await answer).json).items;
  return z.record(z.string(), z.unknown()).parse(JSON.parse(definition));
};

/** Returns whether a schema takes a value, by the draft that it names. */
function takes(schema: object, value: unknown): boolean {
  const ajv = new Ajv({ strict: true, formats: { 'date-time': true, uuid: true, uri: true } });
  ajv.addMetaSchema(draft6);
  return ajv.compile(schema)(value);
}

const discovery = [
  ...proves('discoverSchema', {
    'describes an event by draft 6 of JSON Schema, and stores nothing': async (eg) => {
      const answer = await discover(eg, EVENT);
      expect(answer.json).toMatchObject({
        total: 1,
        size: 1,
        items: [{ name: 'orders-order.paid', format: 'JSON_SCHEMA_DRAFT_6', provider_type: 'CUSTOM', version: 1 }],
      });
      const schema = await definitionOf(Promise.resolve(answer));
      expect(schema.$schema).toBe('http://json-schema.org/draft-06/schema#');
      expect(takes(schema, EVENT)).toBe(true);
      expect(takes(schema, { ...EVENT, data: { ...EVENT.data, note: null, total: 7 } })).toBe(true);
      for (const wrong of [{ id: 7 }, { data: {} }, { data: { ...EVENT.data, count: 1.5 } }, { time: undefined }]) {
        expect(takes(schema, { ...EVENT, ...wrong }), JSON.stringify(wrong)).toBe(false);
      }
      expect(readPage(await eg.get('/schemas')).total).toBe(0);
    },
    'describes an event by OpenAPI 3.0': async (eg) => {
      const document = await definitionOf(discover(eg, EVENT, { format: 'OPENAPI_3_0' }));
      const validator = new Validator();
      expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
      expect(validator.version).toBe('3.0');
      expect(document).toMatchObject({
        components: {
          schemas: {
            Event: { type: 'object', required: expect.arrayContaining(['id', 'source', 'data']) },
            Data: {
              properties: {
                total: { type: 'number' },
                count: { type: 'integer' },
                note: { nullable: true },
                lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
              },
            },
          },
        },
      });
    },
    'describes lists of several types, and of nothing': async (eg) => {
      const event = {
        data: { mixed: [1, 'a', null], empty: [], type: 'null', anyOf: [1], enum: 7 },
      };
      expect(takes(await definitionOf(discover(eg, event)), event)).toBe(true);
      const document = await definitionOf(discover(eg, event, { format: 'OPENAPI_3_0' }));
      expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true });
      expect(JSON.stringify(document)).not.toContain('"null"');
    },
    'stores what it discovered, if the client does': async (eg) => {
      const [{ definition, format, name }] = discovered.parse((await discover(eg, EVENT)).json).items;
      const { json } = await eg.post('/schemas', { name, format, definition, compatibility: 'NONE' });
      expect((await eg.get(`/schemas/${idOf({ json })}`)).json).toMatchObject({ name, format, definition });
    },
    'suggests a name for any event': async (eg) => {
      for (const [event, name] of [
        [{}, 'event'],
        [{ source: '/my/app', type: '订单' }, 'my-app---'],
        [{ type: 't'.repeat(200) }, 't'.repeat(128)],
      ]) {
        expect(discovered.parse((await discover(eg, event)).json).items[0].name).toBe(name);
      }
    },
  }),
  ...answers('discoverSchema', 200, {
    'an event of 1,024 characters': (eg) => discover(eg, `{"a":"${'x'.repeat(1016)}"}`),
    'a format that is null': (eg) => discover(eg, EVENT, { format: null }),
    'a read-only user': (eg) => eg.post('/schema-discover', { event: '{}' }, { token: eg.viewer }),
  }),
  ...refuses('discoverSchema', 400, 'EG.00513000', {
    ...naming('event', {
      'no event': (eg) => eg.post('/schema-discover', {}),
      'an event that is no text': (eg) => eg.post('/schema-discover', { event: EVENT }),
      'an event that is no JSON': (eg) => discover(eg, '{"a":'),
      'an event that is a list': (eg) => discover(eg, '[]'),
      'an event that is null': (eg) => discover(eg, 'null'),
      'an event of 1,025 characters': (eg) => discover(eg, `{"a":"${'x'.repeat(1017)}"}`),
    }),
    ...naming('format', { 'an unknown format': (eg) => discover(eg, EVENT, { format: 'AVRO' }) }),
  }),
];

/** Schemas, their versions, and schemas of events; what schemas share with other records is in records.ts. */
export const schemas: ContractTable = {
  noun: 'schemas',
  options: ['--quota', 'SCHEMA_VERSION=4'],
  cases: [...ofSchemas, ...ofVersions, ...discovery],
};
