import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid, type TestEventGrid } from '../support/local-eventgrid';

// What Terraform's provider sends and reads, by hand from its code, with its nulls and odd keys. A resource whose
// answer reads back as its configuration has no difference: a second apply changes nothing.

type Json = Record<string, unknown>;
/** What the provider reads from an answer into its state. */
type Read = (answer: Json) => unknown;

type Resource = {
  /** The collection's path below the project. */
  path: (ids: Ids) => string;
  create: (ids: Ids) => Json;
  /** What an update sends for the second configuration. */
  update: Json;
  read: Read;
  /** The configurations before and after the update, as they must read back. */
  before: (ids: Ids) => unknown;
  after: (ids: Ids) => unknown;
  /** An endpoint can't be read by its ID: it is found in the list of those with its name. */
  listedAs?: string;
  /** Answers that delete it. */
  query?: string;
};
type Ids = { channel: string; source: string; subscription: string };

const pick = (answer: Json, names: readonly string[]): Json =>
  Object.fromEntries(names.map((name) => [name, answer[name] ?? '']));
const json = (value: unknown) => (value === undefined ? undefined : JSON.stringify(value));
/** The provider takes whichever key has `detail` in it, and finds the others in no certain order. */
const detailOf = (part: Json) => {
  const found = Object.entries(part).filter(([key]) => key.includes('detail'));
  expect(found.length, `one detail of ${Object.keys(part)}`).toBeLessThanOrEqual(1);
  return found.flatMap(([key, value]) => [key, json(value)]);
};
const partsOf = (value: unknown): Json[] => (Array.isArray(value) ? value : []);

const SOURCE_ID = '4b1c2d3e-0000-4000-8000-000000000001';
const TARGET_ID = '4b1c2d3e-0000-4000-8000-000000000002';
const FILTER = {
  source: [{ op: 'StringIn', values: ['terraform'] }],
  data: { size: [{ op: 'NumberNotLessThan', value: 2 }] },
};
const ORIGINAL = { type: 'ORIGINAL', value: '' };
const VARIABLE = { type: 'VARIABLE', value: '{"name":"$.data.name"}', template: 'My name is ${name}' };
const WEBHOOK = { url: 'https://hooks.test/orders' };
const QUEUE = { type: 'KAFKA', instance_id: 'kafka-1', connection_id: 'connection-1', topic: 'dead' };
/** Without a detail_name, the provider sends the source with a key that has no name. */
const subscribedSource = (filter: Json) => ({
  id: SOURCE_ID,
  name: 'terraform',
  provider_type: 'CUSTOM',
  filter,
  '': {},
});
const webhookTarget = (transform: Json, more: Json = {}) => ({
  id: TARGET_ID,
  name: 'HTTPS',
  provider_type: 'CUSTOM',
  detail: WEBHOOK,
  transform,
  connection_id: null,
  ...more,
});
const readSubscription: Read = (answer) => ({
  ...pick(answer, ['name', 'description', 'channel_id']),
  sources: partsOf(answer.sources).map((source) => ({
    ...pick(source, ['id', 'name', 'provider_type']),
    filter: json(source.filter),
    detail: detailOf(source),
  })),
  targets: partsOf(answer.targets).map((target) => ({
    ...pick(target, ['id', 'name', 'provider_type', 'connection_id']),
    transform: json(target.transform),
    detail: detailOf(target),
    dead_letter_queue: json(target.dead_letter_queue),
  })),
});
const subscription = (ids: Ids, description: string, transform: Json, queue?: Json) => ({
  name: 'terraform-subscription',
  description,
  channel_id: ids.channel,
  sources: [{ id: SOURCE_ID, name: 'terraform', provider_type: 'CUSTOM', filter: json(FILTER), detail: [] }],
  targets: [
    {
      ...{ id: TARGET_ID, name: 'HTTPS', provider_type: 'CUSTOM', connection_id: '' },
      transform: json(transform),
      detail: ['detail', json(WEBHOOK)],
      dead_letter_queue: json(queue),
    },
  ],
});

/** Every field of a target that is not configured is null, and a key's transform is a list of one. */
const kafkaTarget = (retry_times: number, topic: string) => ({
  name: 'HC.Kafka',
  provider_type: 'OFFICIAL',
  connection_id: 'connection-1',
  detail: null,
  kafka_detail: { topic, keyTransform: [{ type: 'CONSTANT', value: 'key', template: '' }] },
  smn_detail: null,
  eg_detail: null,
  apigw_detail: null,
  retry_times,
  dead_letter_queue: null,
  transform: ORIGINAL,
});
const readTarget: Read = (answer) => ({
  ...pick(answer, ['name', 'provider_type', 'connection_id', 'retry_times']),
  transform: json(answer.transform),
  detail: detailOf(answer),
  dead_letter_queue: answer.dead_letter_queue,
});
const target = (retry_times: number, topic: string) => ({
  ...{ name: 'HC.Kafka', provider_type: 'OFFICIAL', connection_id: 'connection-1', retry_times },
  transform: json(ORIGINAL),
  detail: ['kafka_detail', expect.stringContaining(`"topic":"${topic}"`)],
  dead_letter_queue: undefined,
});

const POLICY = {
  Sid: 'allow_account_to_put_events',
  Effect: 'Allow',
  Principal: { IAM: ['0d9c8b7a6f5e4d3c2b1a09f8e7d6c5b5'] },
  Action: 'eg:channels:putEvents',
  Resource: 'urn:eg:local:0d9c8b7a6f5e4d3c2b1a09f8e7d6c5b4:channel:terraform-channel',
};
const networkOf = (description: string) => ({ vpc_id: 'vpc-1', subnet_id: 'subnet-1', description });
const readNetwork =
  (...more: string[]): Read =>
  (answer) => ({
    ...pick(answer, ['name', 'vpc_id', 'subnet_id', 'description', ...more]),
    computed: [answer.status, typeof answer.created_time, typeof answer.updated_time],
  });
const CREATED = ['CREATED', 'string', 'string'];
const KAFKA = { instance_id: 'kafka-1', addr: '10.0.0.1:9092', acks: 'all', security_protocol: 'SASL_SSL' };

const RESOURCES: Record<string, Resource> = {
  huaweicloud_eg_custom_event_channel: {
    path: () => '/channels',
    query: '?enterprise_project_id=0',
    create: () => ({
      name: 'terraform-channel',
      description: 'first',
      eps_id: '0',
      cross_account: true,
      policy: POLICY,
    }),
    update: { description: '', eps_id: '0' },
    read: (answer) => ({ ...pick(answer, ['name', 'description', 'eps_id']), policy: answer.policy }),
    before: () => ({ name: 'terraform-channel', description: 'first', eps_id: '0', policy: POLICY }),
    after: () => ({ name: 'terraform-channel', description: '', eps_id: '0', policy: undefined }),
  },
  huaweicloud_eg_custom_event_source: {
    path: () => '/sources',
    create: ({ channel }) => ({
      ...{ channel_id: channel, name: 'terraform-rabbitmq', type: 'RABBITMQ', description: 'first' },
      detail: { instance_id: 'i', user_name: 'u', password: 'p', vhost_name: '/', queue_name: 'q' },
    }),
    update: {
      description: '',
      detail: { instance_id: 'i', user_name: 'u', password: 'p', vhost_name: '/', queue_name: 'q2' },
    },
    read: (answer) => ({ ...pick(answer, ['channel_id', 'name', 'type', 'description']), isSet: answer.status !== '' }),
    before: ({ channel }) => ({
      ...{ channel_id: channel, name: 'terraform-rabbitmq', type: 'RABBITMQ', description: 'first', isSet: true },
    }),
    after: ({ channel }) => ({
      ...{ channel_id: channel, name: 'terraform-rabbitmq', type: 'RABBITMQ', description: '', isSet: true },
    }),
  },
  'huaweicloud_eg_custom_event_source of an application': {
    path: () => '/sources',
    create: ({ channel }) => ({ channel_id: channel, name: 'terraform-app', type: 'APPLICATION', detail: {} }),
    update: { description: 'second', detail: null },
    read: (answer) => pick(answer, ['channel_id', 'name', 'type', 'description']),
    before: ({ channel }) => ({ channel_id: channel, name: 'terraform-app', type: 'APPLICATION', description: '' }),
    after: ({ channel }) => ({
      channel_id: channel,
      name: 'terraform-app',
      type: 'APPLICATION',
      description: 'second',
    }),
  },
  huaweicloud_eg_event_subscription: {
    path: () => '/subscriptions',
    create: ({ channel }) => ({
      ...{ name: 'terraform-subscription', description: 'first', channel_id: channel },
      sources: [subscribedSource(FILTER)],
      targets: [webhookTarget(ORIGINAL)],
    }),
    update: {
      description: '',
      sources: [subscribedSource(FILTER)],
      targets: [webhookTarget(VARIABLE, { dead_letter_queue: QUEUE })],
    },
    read: readSubscription,
    before: (ids) => subscription(ids, 'first', ORIGINAL),
    after: (ids) => subscription(ids, '', VARIABLE, QUEUE),
  },
  huaweicloud_eg_event_subscription_target: {
    path: ({ subscription: id }) => `/subscriptions/${id}/targets`,
    create: () => kafkaTarget(3, 'orders'),
    update: kafkaTarget(13, 'payments'),
    read: readTarget,
    before: () => target(3, 'orders'),
    after: () => target(13, 'payments'),
  },
  huaweicloud_eg_connection: {
    path: () => '/connections',
    create: () => ({ name: 'terraform-webhook', ...networkOf('first'), type: 'WEBHOOK' }),
    update: { description: '' },
    read: readNetwork('type', 'agency', 'kafka_detail'),
    before: () => ({
      ...{ name: 'terraform-webhook', type: 'WEBHOOK', agency: 'EG_AGENCY', kafka_detail: '', computed: CREATED },
      ...networkOf('first'),
    }),
    after: () => ({
      ...{ name: 'terraform-webhook', type: 'WEBHOOK', agency: 'EG_AGENCY', kafka_detail: '', computed: CREATED },
      ...networkOf(''),
    }),
  },
  'huaweicloud_eg_connection to Kafka': {
    path: () => '/connections',
    create: () => ({
      ...{ name: 'terraform-kafka', ...networkOf('first'), type: 'KAFKA' },
      kafka_detail: { ...KAFKA, sasl_ssl: true, username: 'events', password: 'secret' },
    }),
    update: { description: 'second' },
    read: (answer) => ({
      ...pick(answer, ['name', 'type', 'description']),
      kafka: pick(partsOf([answer.kafka_detail])[0] ?? {}, [...Object.keys(KAFKA), 'username']),
      flavor: Object.keys(answer.flavor ?? {}).toSorted(),
    }),
    before: () => kafkaConnection('first'),
    after: () => kafkaConnection('second'),
  },
  huaweicloud_eg_endpoint: {
    path: () => '/endpoints',
    listedAs: 'terraform-endpoint',
    create: () => ({ name: 'terraform-endpoint', ...networkOf('first') }),
    update: { description: '' },
    read: readNetwork(),
    before: () => ({ name: 'terraform-endpoint', ...networkOf('first'), computed: CREATED }),
    after: () => ({ name: 'terraform-endpoint', ...networkOf(''), computed: CREATED }),
  },
};
function kafkaConnection(description: string) {
  return {
    ...{ name: 'terraform-kafka', type: 'KAFKA', description },
    kafka: { ...KAFKA, username: 'events' },
    flavor: ['bandwidth_type', 'concurrency', 'concurrency_type', 'name'],
  };
}

describe.each(Object.entries(RESOURCES))('%s', (_, resource) => {
  const base = `/v1/${LOCAL_PROJECT_ID}`;
  let grid: TestEventGrid;
  let ids: Ids;
  let id: string;
  beforeAll(async () => {
    grid = await startTestEventGrid();
    const made = async (path: string, body: object) =>
      String((await grid.call('POST', `${base}${path}`, { body })).json.id);
    const channel = await made('/channels', { name: 'terraform' });
    const source = await made('/sources', { name: 'terraform', channel_id: channel });
    const subscribed = await made('/subscriptions', {
      ...{ name: 'around-the-target', channel_id: channel },
      sources: [{ name: 'terraform', provider_type: 'CUSTOM', filter: FILTER }],
      targets: [{ name: 'HTTPS', provider_type: 'CUSTOM', detail: WEBHOOK, transform: ORIGINAL }],
    });
    ids = { channel, source, subscription: subscribed };
  });
  afterAll(() => grid.close());

  const url = (rest = '') => `${base}${resource.path(ids)}${rest}${resource.query ?? ''}`;
  /** As refresh and import read it. */
  async function state(): Promise<unknown> {
    if (resource.listedAs === undefined) {
      const { status, json: answer } = await grid.call('GET', url(`/${id}`));
      expect(status).toBe(200);
      return resource.read(answer);
    }
    // The pager reads on until a page is empty.
    const found: Json[] = [];
    for (let offset = 0; offset < 1000; offset = found.length) {
      const { json: page } = await grid.call('GET', `${url()}?limit=100&name=${resource.listedAs}&offset=${offset}`);
      if (partsOf(page.items).length === 0) break;
      found.push(...partsOf(page.items));
    }
    return resource.read(found.find((item) => item.id === id) ?? {});
  }
  const applied = async (method: string, path: string, body: Json) => {
    const { status, json: answer } = await grid.call(method, path, { body });
    expect([status, answer]).toEqual([200, answer]);
    return answer;
  };

  it('reads back as configured after its creation, and in a second run', async () => {
    id = String((await applied('POST', url(), resource.create(ids))).id);
    expect(await state()).toEqual(resource.before(ids));
    expect(await state()).toEqual(resource.before(ids));
  });

  it('reads back as configured after an update, applied twice, and when it is imported', async () => {
    for (let run = 0; run < 2; run += 1) {
      await applied('PUT', url(`/${id}`), resource.update);
      expect(await state()).toEqual(resource.after(ids));
    }
  });

  it('is gone after its deletion', async () => {
    expect((await grid.call('DELETE', url(`/${id}`))).status).toBe(204);
    if (resource.listedAs === undefined) expect((await grid.call('GET', url(`/${id}`))).status).toBe(404);
    else expect(await state()).toEqual(resource.read({}));
  });
});
