import * as z from 'zod/mini';
import type { EventGridDeps } from '../context';
import { failures } from '../failures';
import { type Operation, operation, reply } from '../operation';
import { pagedQuery, pageOf } from '../page-of';
import { type Fields, pick } from '../records/noun';
import type { RecordRow } from '../tables';
import { bodyOf } from './records';

const BASE = '/v2/{project_id}/instances';
const ONE = `${BASE}/{instance_id}`;
const PAGE = pagedQuery(50, 10);
/** How the `/` of a vhost is written in a path. Rule: docs/wire.md, "DMS". */
const SLASH = '__F_SLASH__';

const text = z.optional(z.string());

/** What an instance of each engine answers. The password of its user is never answered, and not known. */
const instance = z.object({
  instance_id: z.string(),
  name: z.string(),
  engine: z.enum(['rabbitmq', 'reliability']),
  engine_version: z.string(),
  status: z.string(),
  type: z.string(),
  vpc_id: z.string(),
  vpc_name: z.string(),
  subnet_id: z.string(),
  security_group_id: z.string(),
  ssl_enable: z.boolean(),
  created_at: z.string(),
  connect_address: text,
  port: z.optional(z.int()),
  access_user: text,
  management_connect_address: text,
  namesrv_address: text,
  broker_address: text,
  grpc_address: text,
  enable_acl: z.optional(z.boolean()),
  tls_mode: text,
});

const flag = z.optional(z.enum(['true', 'false'], 'must be true or false'));
const instancesQuery = z.extend(PAGE, {
  engine: z.enum(['rabbitmq', 'rocketmq', 'reliability'], 'must be one of rabbitmq, rocketmq, reliability'),
  name: text,
  exact_match_name: flag,
  instance_id: text,
  status: text,
  include_failure: flag,
});

const vhost = z.object({ name: z.string(), tracing: z.boolean() });
const queue = z.object({
  vhost: z.string(),
  name: z.string(),
  durable: z.boolean(),
  auto_delete: z.boolean(),
  messages: z.int(),
  consumers: z.int(),
});
const topic = z.object({ name: z.string(), permission: z.enum(['all', 'pub', 'sub']), message_type: z.string() });
const group = z.object({
  name: z.string(),
  enabled: z.boolean(),
  broadcast: z.boolean(),
  consume_orderly: z.boolean(),
  group_online: z.boolean(),
});
type Page = { total: number; size: number; items: Fields[] };
type Query = { offset: number; limit: number; group?: string | undefined };

/** The lists of what belongs to an instance: where each is, and how it is answered. */
type Part = {
  operationId: string;
  summary: string;
  path: string;
  /** Finds all of them; undefined if the path names something that does not exist. */
  find: (of: Fields, path: Record<string, string>) => Fields[] | undefined;
  answer: z.ZodMiniObject;
  answerOf: (page: Page, query: Query) => object;
};

const listOf = (of: Fields, name: string): Fields[] => (Array.isArray(of[name]) ? of[name] : []);
const inPage = (name: string, item: z.ZodMiniType) =>
  z.object({ total: z.int(), [name]: z.array(item), max: z.int(), remaining: z.int(), next_offset: z.int() });
const pageAs =
  (name: string, item: z.ZodMiniObject) =>
  ({ total, size, items }: Page, { offset }: Query) => ({
    total,
    [name]: items.map((one) => pick(one, Object.keys(item.shape))),
    max: MOST,
    remaining: MOST - total,
    next_offset: offset + size,
  });
/** Most topics and groups of an instance (our choice). */
const MOST = 500;

const PARTS: readonly Part[] = [
  {
    operationId: 'listDmsVhosts',
    summary: 'Lists the virtual hosts of a RabbitMQ instance',
    path: '/v2/rabbitmq/{project_id}/instances/{instance_id}/vhosts',
    find: (of) => (of.vhosts ? listOf(of, 'vhosts') : undefined),
    answer: z.object({ size: z.int(), total: z.int(), items: z.array(vhost) }),
    answerOf: (page) => page,
  },
  {
    operationId: 'listDmsQueues',
    summary: `Lists the queues of a virtual host, whose / is written ${SLASH}`,
    path: '/v2/rabbitmq/{project_id}/instances/{instance_id}/vhosts/{vhost}/queues',
    find(of, path) {
      const name = path.vhost?.replaceAll(SLASH, '/');
      const isThere = listOf(of, 'vhosts').some((one) => one.name === name);
      return isThere ? listOf(of, 'queues').filter((one) => one.vhost === name) : undefined;
    },
    answer: z.object({ size: z.int(), total: z.int(), items: z.array(queue) }),
    answerOf: (page) => page,
  },
  {
    operationId: 'listDmsTopics',
    summary: 'Lists the topics of a RocketMQ instance',
    path: `${ONE}/topics`,
    find: (of) => (of.topics ? listOf(of, 'topics') : undefined),
    answer: inPage('topics', topic),
    answerOf: pageAs('topics', topic),
  },
  {
    operationId: 'listDmsGroups',
    summary: 'Lists the consumer groups of a RocketMQ instance',
    path: `${ONE}/groups`,
    find: (of) => (of.groups ? listOf(of, 'groups') : undefined),
    answer: inPage('groups', group),
    answerOf: pageAs('groups', group),
  },
  {
    operationId: 'listDmsTopicGroups',
    summary: 'Names the consumer groups of a topic',
    path: `${ONE}/topics/{topic}/groups`,
    find(of, path) {
      const found = listOf(of, 'topics').find(({ name }) => name === path.topic);
      return found && listOf(found, 'groups').map((name) => ({ name }));
    },
    answer: z.object({ groups: z.array(z.string()) }),
    answerOf: ({ items }) => ({ groups: items.map(({ name }) => name) }),
  },
];

/** Makes the operations of a small DMS: message instances that a client can pick, and what belongs to each. */
export function dmsOperations({ store }: Pick<EventGridDeps, 'store'>): Operation[] {
  const tag = 'DMS';
  const place = (projectId: string) => ({ project_id: projectId, kind: 'dms_instance', parent: '' }) as const;
  const answerOf = (row: RecordRow) =>
    pick({ ...bodyOf(row), instance_id: row.id, name: row.name, status: row.status }, Object.keys(instance.shape));

  const list = operation({
    operationId: 'listDmsInstances',
    tag,
    method: 'GET',
    path: BASE,
    summary: 'Lists the message instances of an engine',
    access: 'read',
    query: instancesQuery,
    success: { status: 200, schema: z.object({ instances: z.array(instance), instance_num: z.int() }) },
    async handle({ project, query }) {
      const sort = { field: 'name', direction: 'asc' } as const;
      const all = await store.records.list(place(project.id), { offset: 0, limit: 1000, sort, equals: {}, holds: {} });
      const { total, items } = pageOf(all.items.map(answerOf).filter(fits(query)), query);
      return reply({ instances: items, instance_num: total });
    },
  });

  const show = operation({
    operationId: 'showDmsInstance',
    tag,
    method: 'GET',
    path: ONE,
    summary: 'Shows a message instance',
    access: 'read',
    success: { status: 200, schema: instance },
    refusals: [failures.notFound()],
    async handle({ project, id }) {
      const row = await store.records.find(place(project.id), { id });
      return row === undefined ? failures.notFound() : reply(answerOf(row));
    },
  });

  const parts = PARTS.map((part) =>
    operation({
      operationId: part.operationId,
      tag,
      method: 'GET',
      path: part.path,
      summary: part.summary,
      access: 'read',
      query: part.operationId === 'listDmsGroups' ? z.extend(PAGE, { group: text }) : PAGE,
      success: { status: 200, schema: part.answer },
      refusals: [failures.notFound()],
      async handle({ project, id, path, query }) {
        const row = await store.records.find(place(project.id), { id });
        const all = row && part.find(bodyOf(row), path);
        if (all === undefined) return failures.notFound();
        const wanted = 'group' in query && query.group ? all.filter(({ name }) => name === query.group) : all;
        return reply(part.answerOf(pageOf(wanted, query), query));
      },
    }),
  );

  return [list, show, ...parts];
}

/** `reliability` is RocketMQ's other name. One that could not be created is only listed on request (our choice). */
const fits = (query: z.output<typeof instancesQuery>) => (one: Fields) => {
  const engine = query.engine === 'rocketmq' ? 'reliability' : query.engine;
  const name = String(one.name);
  const named = query.exact_match_name === 'true' ? name === query.name : name.includes(query.name ?? '');
  return (
    one.engine === engine &&
    named &&
    (query.instance_id ?? one.instance_id) === one.instance_id &&
    (query.status ?? one.status) === one.status &&
    (one.status !== 'CREATEFAILED' || query.include_failure === 'true' || query.status === 'CREATEFAILED')
  );
};
