import fc from 'fast-check';
import { base, type Draft, idOf, nat, request } from './eventgrid-drafts';
import type { Noun } from './eventgrid-model';
import { subscriptionDrafts } from './eventgrid-subscription-requests';

const NAMES = Array.from({ length: 160 }, (_, index) => `name-${index}`);
const WRONG_NAMES = ['', 'hc.name', '-name', 'na me', 'näme', 'default', 'n'.repeat(129), 7, null, undefined];
const name = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<unknown>(...NAMES, 'n'.repeat(128)) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(...WRONG_NAMES, 'Name', 'ORDERS') },
);
const description = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<unknown>(undefined, null, '', 'text', '通道 🙂', 'd'.repeat(255)) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>('d'.repeat(256), 7, {}) },
);
const RABBITMQ = { instance_id: 'i', user_name: 'u', password: 'p', vhost_name: '/', queue_name: 'q' };
const ROCKETMQ = { group: 'g', topic: 't', enable_acl: false, name: 'unknown to models' };
const kind = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<object>({}, { type: 'APPLICATION' }, { detail: {} }, { detail: null }) },
  { weight: 2, arbitrary: fc.constant({ type: 'RABBITMQ', detail: RABBITMQ }) },
  { weight: 2, arbitrary: fc.constant({ type: 'ROCKETMQ', detail: ROCKETMQ }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<object>(
      { type: 'KAFKA' },
      { type: 'RABBITMQ' },
      { type: 'ROCKETMQ', detail: { group: 'g' } },
      { detail: [] },
    ),
  },
);

const createSource: fc.Arbitrary<Draft> = fc
  .record({ base, name, description, kind, channel: nat })
  .map(({ base: given, channel, kind: fields, ...body }) => (projects) => {
    const channel_id = idOf(projects, given.at, 'channels', channel);
    return request(projects, given, { method: 'POST', body: { ...body, ...fields, channel_id } });
  });

const enterprise = fc.constantFrom(undefined, null, '0', '11111111-2222-4333-8444-555555555555');
const channelChange = fc.record({
  description,
  enterprise_project_id: enterprise,
  eps_id: enterprise,
  cross_account: fc.constantFrom<unknown>(undefined, undefined, null, true, false, 'true'),
  policy: fc.constantFrom<unknown>(undefined, undefined, null, { Effect: 'Allow' }, []),
});
const enterpriseQuery = fc.constantFrom<Record<string, string>>(
  {},
  { enterprise_project_id: '0' },
  { enterprise_project_id: 'abc' },
);

const createChannel: fc.Arbitrary<Draft> = fc.record({ base, name, body: channelChange, query: enterpriseQuery }).map(
  ({ base: given, name: called, body, query }) =>
    (projects) =>
      request(projects, given, { noun: 'channels', method: 'POST', body: { ...body, name: called }, query }),
);

const noun = fc.constantFrom<Noun>('sources', 'sources', 'channels');
const listed = fc.constantFrom<Noun>('sources', 'sources', 'channels', 'subscriptions');

const one = (method: string): fc.Arbitrary<Draft> =>
  fc
    .record({ base, noun, id: nat, description, kind, channelChange, query: enterpriseQuery })
    .map(({ base: given, noun: of, id, query, ...rest }) => (projects) => {
      const source = { description: rest.description, ...rest.kind };
      const body = of === 'channels' ? { ...rest.channelChange, name: 'ignored' } : source;
      return request(projects, given, {
        method,
        noun: of,
        id: idOf(projects, given.at, of, id),
        query: of === 'channels' ? query : {},
        ...(method === 'PUT' ? { body } : {}),
      });
    });

const FIELDS = ['created_time', 'updated_time', 'name', 'provider_type', 'label', 'type', 'status', 'channel_name'];
const sort = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(fc.constantFrom(...FIELDS), fc.constantFrom('ASC', 'DESC', 'asc', 'desc')) },
  { weight: 1, arbitrary: fc.constantFrom<[string, string]>(['colour', 'ASC'], ['name', 'UP'], ['', '']) },
);
const mostly = <Value>(usual: readonly Value[], odd: readonly Value[]) =>
  fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
const listQuery = fc.record(
  {
    limit: mostly(['1', '2', '7', '15', '100', '1000', ''], ['0', '1001', '-1', '1.5', 'ten', '1e3']),
    offset: mostly(['0', '1', '3', '20', '1000', ''], ['-1', 'one', '0x1']),
    sort: sort.map(([field, direction]) => `${field}:${direction}`),
    name: fc.constantFrom(...NAMES.slice(0, 20), 'orders', 'nobody', ''),
    fuzzy_name: fc.constantFrom('name', 'name-1', 'e-2', 'HC', '%', '_', 'orders', ''),
    fuzzy_label: fc.constantFrom('name-1', 'Service', 'e', '%'),
    provider_type: mostly(['CUSTOM', 'CUSTOM', 'OFFICIAL', 'PARTNER', ''], ['NOPE', 'custom']),
    enterprise_project_id: fc.constantFrom('0', '11111111-2222-4333-8444-555555555555', 'abc'),
    colour: fc.constant('blue'),
  },
  { requiredKeys: [] },
);

const list: fc.Arbitrary<Draft> = fc
  .record({ base, noun: listed, query: listQuery, channel: fc.option(nat) })
  .map(({ base: given, noun: of, query, channel }) => (projects) => {
    const channelId = channel === null ? '' : idOf(projects, given.at, 'channels', channel);
    const known = Object.entries(query).filter(([, text]) => text !== undefined);
    // An ID in its encoded form would be encoded twice.
    const inChannel = /^[\w-]+$/.test(channelId) ? [['channel_id', channelId]] : [];
    return request(projects, given, { noun: of, query: Object.fromEntries([...known, ...inChannel]) });
  });

const quotas: fc.Arbitrary<Draft> = fc
  .record({ base, type: fc.constantFrom('SOURCE', 'SOURCE_RABBITMQ', 'SOURCE_ROCKETMQ', 'CHANNEL', 'PLANET') })
  .map(
    ({ base: given, type }) =>
      (projects) =>
        request(projects, given, { noun: 'quotas', query: { type } }),
  );

/** Drafts of every kind of request, weighted by how useful they are. */
export const drafts: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 24, arbitrary: createSource },
  { weight: 8, arbitrary: createChannel },
  { weight: 24, arbitrary: list },
  { weight: 12, arbitrary: one('GET') },
  { weight: 12, arbitrary: one('PUT') },
  { weight: 10, arbitrary: one('DELETE') },
  { weight: 6, arbitrary: quotas },
  { weight: 40, arbitrary: subscriptionDrafts },
);
