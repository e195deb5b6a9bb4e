import fc from 'fast-check';
import { type Base, base, type Draft, idOf, nat, pick, request } from './eventgrid-drafts';
import type { Project } from './eventgrid-model';

const NAMES = Array.from({ length: 60 }, (_, index) => `Subscription-${index}`);
const name = fc.oneof(
  { weight: 10, arbitrary: fc.constantFrom<unknown>(...NAMES) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>('', '-a', 'a b', 'n'.repeat(129), 7, null) },
);
const description = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom<unknown>(undefined, undefined, null, '', '通道') },
  { weight: 1, arbitrary: fc.constantFrom<unknown>('d'.repeat(256), 7) },
);
const IDS = ['a', 'b', 'c'].map((letter) => letter.repeat(32));
const ownId = fc.constantFrom<object>({}, {}, { id: null }, ...IDS.map((id) => ({ id })));
const ORIGINAL = { type: 'ORIGINAL', value: '' };
const target = fc
  .tuple(
    ownId,
    fc.oneof(
      {
        weight: 8,
        arbitrary: fc.constantFrom<object>(
          { name: 'HTTPS', provider_type: 'CUSTOM', detail: { url: 'https://example.com/' }, retry_times: null },
          { name: 'HC.FunctionGraph', provider_type: 'OFFICIAL', detail: { urn: 'urn:f' }, connection_id: null },
          { name: 'own', provider_type: 'CUSTOM', more: [1, { a: 2 }] },
        ),
      },
      { weight: 1, arbitrary: fc.constantFrom<object>({ name: 'HTTPS', provider_type: 'CUSTOM', detail: null }) },
    ),
    fc.constantFrom<object>(...Array(9).fill({ transform: ORIGINAL }), { transform: { type: 'REVERSED' } }),
  )
  .map(([id, fields, transform]) => ({ ...id, ...fields, ...transform }));
const targets = fc.oneof(
  { weight: 9, arbitrary: fc.array(target, { minLength: 1, maxLength: 3 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<unknown[]>(
      [],
      Array(6).fill({ name: 'own', provider_type: 'CUSTOM', transform: ORIGINAL }),
    ),
  },
);
const filter = fc.constantFrom<unknown>(
  {},
  {},
  {},
  { source: [{ op: 'StringIn', values: ['a'] }] },
  { type: [{ op: 'IsNull' }] },
);
const sourceChoice = fc.record({ index: nat, filter, isMany: fc.constantFrom(...Array(9).fill(false), true) });
type SourceChoice = { index: number; filter: unknown; isMany: boolean };

const projectOf = (projects: readonly [Project, Project], { at }: Base) => projects[at] ?? projects[0];

/** A source that exists, as a subscription names it. */
function sourcesOf(project: Project, { index, filter: wanted, isMany }: SourceChoice) {
  const source = pick(project.sources, index);
  const one = { name: source?.name, provider_type: source?.provider_type, filter: wanted };
  return { channelId: source?.channel_id, sources: isMany ? [one, one] : [one] };
}

const create: fc.Arbitrary<Draft> = fc
  .record({ base, name, description, source: sourceChoice, targets, channel: nat })
  .map(({ base: given, source, channel, ...body }) => (projects) => {
    const { channelId, sources } = sourcesOf(projectOf(projects, given), source);
    // Mostly the source's own channel.
    const channel_id = channel % 8 === 0 ? idOf(projects, given.at, 'channels', channel) : channelId;
    return request(projects, given, { noun: 'subscriptions', method: 'POST', body: { ...body, channel_id, sources } });
  });

const subscriptionId = (projects: readonly [Project, Project], given: Base, index: number): string =>
  (index % 13 === 0 ? undefined : pick(projectOf(projects, given).subscriptions, index)?.id) ?? 'unknown';

const one = (method: string): fc.Arbitrary<Draft> =>
  fc
    .record({ base, id: nat, description, source: fc.option(sourceChoice), targets: fc.option(targets) })
    .map(({ base: given, id, description: text, source, targets: sent }) => (projects) => {
      const sources = source && sourcesOf(projectOf(projects, given), source).sources;
      const body = { description: text, ...(sources ? { sources } : {}), ...(sent ? { targets: sent } : {}) };
      return request(projects, given, {
        noun: 'subscriptions',
        method,
        id: subscriptionId(projects, given, id),
        ...(method === 'PUT' ? { body } : {}),
      });
    });

const oneTarget: fc.Arbitrary<Draft> = fc
  .record({ base, id: nat, index: nat, target, method: fc.constantFrom('POST', 'POST', 'GET', 'PUT', 'DELETE') })
  .map(({ base: given, id, index, target: body, method }) => (projects) => {
    const ofId = subscriptionId(projects, given, id);
    const row = projectOf(projects, given).subscriptions.find((known) => known.id === ofId);
    const known = Array.isArray(row?.targets) ? pick(row.targets, index)?.id : undefined;
    return request(projects, given, {
      noun: 'subscriptions',
      method,
      id: ofId,
      targetId: method === 'POST' ? '' : String(index % 11 === 0 ? 'unknown' : known),
      ...(method === 'POST' || method === 'PUT' ? { body } : {}),
    });
  });

const operate: fc.Arbitrary<Draft> = fc
  .record({
    base,
    ids: fc.array(nat, { maxLength: 11 }),
    operation: fc.constantFrom('ENABLE', 'DISABLE', 'DISABLE', 'PAUSE'),
  })
  .map(({ base: given, ids, operation }) => (projects) => {
    const subscription_ids = ids.map((index) => subscriptionId(projects, given, index));
    return request(projects, given, { noun: 'operation', method: 'POST', body: { subscription_ids, operation } });
  });

const check: fc.Arbitrary<Draft> = fc
  .record({ base, indexes: fc.array(fc.tuple(nat, nat), { minLength: 1, maxLength: 3 }) })
  .map(({ base: given, indexes }) => (projects) => {
    const project = projectOf(projects, given);
    const sources = indexes.map(([source, channel]) => {
      const row = pick(project.sources, source);
      const other = pick(project.channels, channel)?.id;
      return { channel_id: channel % 3 === 0 ? other : row?.channel_id, source_name: row?.name };
    });
    return request(projects, given, { noun: 'check', method: 'POST', body: { sources } });
  });

/** Drafts of every kind of request about subscriptions. */
export const subscriptionDrafts: fc.Arbitrary<Draft> = fc.oneof(
  { weight: 8, arbitrary: create },
  { weight: 3, arbitrary: one('GET') },
  { weight: 5, arbitrary: one('PUT') },
  { weight: 3, arbitrary: one('DELETE') },
  { weight: 8, arbitrary: oneTarget },
  { weight: 3, arbitrary: operate },
  { weight: 4, arbitrary: check },
);
