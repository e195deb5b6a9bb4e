import { expect } from 'vitest';
import * as z from 'zod/mini';
import { create, created, OTHER_ID, shown, TARGET, TARGET_ID, UNKNOWN } from './changed-subscription';
import { answers, type ContractTable, type Eg, proves, refuses, UUID } from './contract-case';

const postTarget = (fields: object) => async (eg: Eg) =>
  eg.post(`${(await created(eg)).path}/targets`, { ...TARGET, ...fields });
const putTarget =
  (fields: object, id = TARGET_ID) =>
  async (eg: Eg) =>
    eg.put(`${(await created(eg)).path}/targets/${id}`, { ...TARGET, ...fields });
const times = { created_time: expect.any(String), updated_time: expect.any(String) };

const targets = [
  ...proves('createSubscriptionTarget', {
    'adds a target with the ID that was chosen': async (eg) => {
      const { path } = await created(eg);
      const body = { ...TARGET, id: OTHER_ID, retry_times: 0 };
      const { status, json } = await eg.post(`${path}/targets`, body);
      expect([status, json]).toEqual([200, { ...body, ...times }]);
      expect((await shown(eg, path)).targets.map(({ id }) => id)).toEqual([TARGET_ID, OTHER_ID]);
    },
    'makes an ID without one': async (eg) => {
      expect((await postTarget({ id: null })(eg)).json).toEqual({ ...TARGET, id: UUID, ...times });
    },
    'takes secret header values of API Gateway as they are': async (eg) => {
      const header = { key: 'X-Key', value: 'secret', is_value_secret: true };
      const apigw_detail = {
        url: 'https://example.com/a',
        invocation_http_parameters: { header_parameters: [header] },
      };
      const body = { name: 'HC.APIGW', provider_type: 'OFFICIAL', detail: undefined, apigw_detail };
      expect((await postTarget(body)(eg)).json).toMatchObject({ apigw_detail });
    },
  }),
  ...refuses('createSubscriptionTarget', 403, 'EG.00514003', {
    'the sixth target': async (eg) => {
      const { path } = await created(eg, { targets: Array(5).fill(TARGET) });
      return eg.post(`${path}/targets`, TARGET);
    },
  }),
  ...refuses('createSubscriptionTarget', 400, 'EG.00513000', {
    'an ID that is taken': postTarget({ id: TARGET_ID }),
    'no transform': postTarget({ transform: undefined }),
    'a connection ID of 65 characters': postTarget({ connection_id: 'c'.repeat(65) }),
    'a name of 129 characters': postTarget({ name: 'n'.repeat(129) }),
  }),
  ...refuses('createSubscriptionTarget', 400, 'EG.00513003', {
    'a URL of another scheme': postTarget({ detail: { url: 'ftp://a/' } }),
  }),
  ...refuses('createSubscriptionTarget', 404, 'EG.00014040', {
    'an unknown subscription': (eg) => eg.post(`${UNKNOWN}/targets`, TARGET),
  }),
  ...proves('showSubscriptionTarget', {
    'answers what the create answered': async (eg) => {
      const { path } = await created(eg);
      const { json } = await eg.post(`${path}/targets`, { ...TARGET, id: OTHER_ID });
      expect((await eg.get(`${path}/targets/${OTHER_ID}`)).json).toEqual(json);
    },
    'lets a read-only user read': async (eg) => {
      const { path } = await created(eg);
      expect((await eg.get(`${path}/targets/${TARGET_ID}`, { token: eg.viewer })).status).toBe(200);
    },
  }),
  ...refuses('showSubscriptionTarget', 404, 'EG.00014040', {
    'an unknown subscription': (eg) => eg.get(`${UNKNOWN}/targets/${TARGET_ID}`),
    'an unknown target': async (eg) => eg.get(`${(await created(eg)).path}/targets/${OTHER_ID}`),
    "another subscription's target": async (eg) => {
      await create(eg, { targets: [{ ...TARGET, id: OTHER_ID }] });
      return eg.get(`${(await created(eg)).path}/targets/${OTHER_ID}`);
    },
  }),
  ...proves('updateSubscriptionTarget', {
    'replaces the target; its ID stays, whatever the body says': async (eg) => {
      const { path } = await created(eg, { targets: [{ ...TARGET, id: TARGET_ID, retry_times: 5 }] });
      const body = { ...TARGET, id: OTHER_ID, transform: { type: 'CONSTANT', value: 'x' } };
      const { status, json } = await eg.put(`${path}/targets/${TARGET_ID}`, body);
      expect([status, json]).toEqual([200, { ...body, id: TARGET_ID, ...times }]);
      expect((await shown(eg, path)).targets).toEqual([json]);
    },
  }),
  ...refuses('updateSubscriptionTarget', 404, 'EG.00014040', {
    'an unknown subscription': (eg) => eg.put(`${UNKNOWN}/targets/${TARGET_ID}`, TARGET),
    'an unknown target': putTarget({}, OTHER_ID),
  }),
  ...refuses('updateSubscriptionTarget', 400, 'EG.00513003', { 'no URL': putTarget({ detail: null }) }),
  ...refuses('updateSubscriptionTarget', 400, 'EG.00513000', {
    'an unknown transform': putTarget({ transform: { type: 'REVERSED' } }),
  }),
  ...answers('deleteSubscriptionTarget', 204, {
    'one of two targets': async (eg) => {
      const { path } = await created(eg, { targets: [TARGET, { ...TARGET, id: OTHER_ID }] });
      return eg.remove(`${path}/targets/${OTHER_ID}`);
    },
  }),
  ...refuses('deleteSubscriptionTarget', 400, 'EG.00513000', {
    'the last target': async (eg) => eg.remove(`${(await created(eg)).path}/targets/${TARGET_ID}`),
  }),
  ...refuses('deleteSubscriptionTarget', 404, 'EG.00014040', {
    'an unknown subscription': (eg) => eg.remove(`${UNKNOWN}/targets/${TARGET_ID}`),
    'an unknown target': async (eg) => eg.remove(`${(await created(eg)).path}/targets/${OTHER_ID}`),
  }),
  ...refuses('deleteSubscriptionTarget', 403, 'EG.00014030', {
    'a read-only user': async (eg) => eg.remove(`${(await created(eg)).path}/targets/a`, { token: eg.viewer }),
  }),
];

const catalogSchema = z.object({
  total: z.int(),
  size: z.int(),
  items: z.array(z.looseObject({ name: z.string(), support_types: z.array(z.string()) })),
});
const catalog = async (eg: Eg, query = '') => catalogSchema.parse((await eg.get(`/target-catalogs${query}`)).json);
const named = async (eg: Eg, query = '') => (await catalog(eg, query)).items.map(({ name }) => name);

const catalogs = [
  ...proves('listTargetCatalogs', {
    'lists what a subscription can have, each with its types': async (eg) => {
      const { total, size, items } = await catalog(eg);
      expect([total, size]).toEqual([items.length, items.length]);
      expect(items.map(({ name }) => name).toSorted()).toEqual(
        ['HC.APIGW', 'HC.EG', 'HC.FunctionGraph', 'HC.Kafka', 'HC.SMN', 'HTTPS'].toSorted(),
      );
      expect(items.every(({ support_types }) => support_types.includes('SUBSCRIPTION'))).toBe(true);
    },
    'finds by part of the label': async (eg) => {
      expect(await named(eg, '?fuzzy_label=Notification')).toEqual(['HC.SMN']);
      expect(await named(eg, '?fuzzy_label=nothing')).toEqual([]);
    },
    'finds what has both types, when both are requested': async (eg) => {
      const both = await named(eg, '?support_types=SUBSCRIPTION&support_types=FLOW');
      expect(both.length).toBeGreaterThan(0);
      expect(both).toEqual(await named(eg, '?support_types=FLOW'));
      expect((await named(eg, '?support_types=SUBSCRIPTION')).length).toBeGreaterThan(both.length);
    },
    'sorts by creation in both directions': async (eg) => {
      const names = await named(eg);
      expect(await named(eg, '?sort=created_time:ASC')).toEqual(names.toReversed());
      expect(await named(eg, '?sort=updated_time:DESC')).toEqual(names);
    },
    'returns a page': async (eg) => {
      const names = await named(eg);
      expect(await named(eg, '?limit=2&offset=1')).toEqual(names.slice(1, 3));
      expect(await named(eg, '?offset=100')).toEqual([]);
    },
  }),
  ...refuses('listTargetCatalogs', 400, 'EG.00014000', {
    'an unknown type': (eg) => eg.get('/target-catalogs?support_types=PLANET'),
    'sorting by label': (eg) => eg.get('/target-catalogs?sort=label:ASC'),
  }),
];

/** Targets of subscriptions, and the catalog of targets. */
export const subscriptionTargets: ContractTable = {
  noun: 'targets of subscriptions',
  options: [],
  cases: [...targets, ...catalogs],
};
