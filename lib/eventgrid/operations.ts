import { fillPlaces } from '@/lib/i18n/format';

/** One operation of EventGrid or IAM. */
type OperationFacts = {
  /** Which service it belongs to; EventGrid by default. */
  service?: 'IAM' | 'DMS';
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path below the service's address. pathOf fills in the names in braces. */
  path: string;
  /** The permission as an administrator grants it; omitted if EventGrid's policies have none. */
  action?: string;
  /** What a write does, and to what. Omitted if nothing changes that a user could see: a read, one more token. */
  write?: readonly [
    verb: 'create' | 'update' | 'delete' | 'enable' | 'disable' | 'publish',
    noun: 'source' | 'channel' | 'subscription' | 'event',
  ];
};

const SOURCES = '/v1/{project_id}/sources';
const SOURCE = '/v1/{project_id}/sources/{source_id}';
const CHANNELS = '/v1/{project_id}/channels';
const CHANNEL = '/v1/{project_id}/channels/{channel_id}';
const SUBSCRIPTIONS = '/v1/{project_id}/subscriptions';
const SUBSCRIPTION = '/v1/{project_id}/subscriptions/{subscription_id}';
/** Enables or disables subscriptions, as its body says. */
const OPERATE = {
  method: 'POST',
  path: '/v1/{project_id}/subscriptions/operation',
  action: 'eg:subscriptions:operate',
} as const;
const TOKENS = '/v3/auth/tokens';
const INSTANCES = '/v2/{project_id}/instances';
const VHOSTS = '/v2/rabbitmq/{project_id}/instances/{instance_id}/vhosts';
/** DMS lists what belongs to an instance for those who may read it; only that of topics' groups is documented (INFERRED). */
const PART_OF_INSTANCE = { service: 'DMS', method: 'GET', action: 'dms:instance:get' } as const;

/**
 * Every operation that the console calls. The client's requests, retries, metrics, audit, permissions and advice all
 * use these rows. Rule: docs/wire.md, "EG API, permissions" names eg:sources:create, eg:sources:delete,
 * eg:channels:create and eg:channels:list; the other actions follow their pattern (INFERRED).
 */
export const OPERATIONS = {
  createSource: { method: 'POST', path: SOURCES, action: 'eg:sources:create', write: ['create', 'source'] },
  listSources: { method: 'GET', path: SOURCES, action: 'eg:sources:list' },
  getSource: { method: 'GET', path: SOURCE, action: 'eg:sources:get' },
  updateSource: { method: 'PUT', path: SOURCE, action: 'eg:sources:update', write: ['update', 'source'] },
  deleteSource: { method: 'DELETE', path: SOURCE, action: 'eg:sources:delete', write: ['delete', 'source'] },
  createChannel: { method: 'POST', path: CHANNELS, action: 'eg:channels:create', write: ['create', 'channel'] },
  listChannels: { method: 'GET', path: CHANNELS, action: 'eg:channels:list' },
  getChannel: { method: 'GET', path: CHANNEL, action: 'eg:channels:get' },
  updateChannel: { method: 'PUT', path: CHANNEL, action: 'eg:channels:update', write: ['update', 'channel'] },
  deleteChannel: { method: 'DELETE', path: CHANNEL, action: 'eg:channels:delete', write: ['delete', 'channel'] },
  createSubscription: {
    method: 'POST',
    path: SUBSCRIPTIONS,
    action: 'eg:subscriptions:create',
    write: ['create', 'subscription'],
  },
  listSubscriptions: { method: 'GET', path: SUBSCRIPTIONS, action: 'eg:subscriptions:list' },
  getSubscription: { method: 'GET', path: SUBSCRIPTION, action: 'eg:subscriptions:get' },
  updateSubscription: {
    method: 'PUT',
    path: SUBSCRIPTION,
    action: 'eg:subscriptions:update',
    write: ['update', 'subscription'],
  },
  deleteSubscription: {
    method: 'DELETE',
    path: SUBSCRIPTION,
    action: 'eg:subscriptions:delete',
    write: ['delete', 'subscription'],
  },
  enableSubscription: { ...OPERATE, write: ['enable', 'subscription'] },
  disableSubscription: { ...OPERATE, write: ['disable', 'subscription'] },
  publishEvents: {
    method: 'POST',
    path: '/v1/{project_id}/channels/{channel_id}/events',
    action: 'eg:channels:putEvents',
    write: ['publish', 'event'],
  },
  /** Its sources are in the body; nothing changes. */
  checkEvents: { method: 'POST', path: '/v1/{project_id}/events/check', action: 'eg:event:check' },
  showEventTrace: {
    method: 'GET',
    path: '/v1/{project_id}/events/trace/detail/{trace_id}',
    action: 'eg:event:getEventTrace',
  },
  listTracedEvents: { method: 'GET', path: '/v1/{project_id}/traced-events', action: 'eg:event:listTracedEvents' },
  showEvent: { method: 'GET', path: '/v1/{project_id}/events/detail/{trace_id}', action: 'eg:event:getEvent' },
  listPublishMetrics: { method: 'GET', path: '/v1/{project_id}/metrics/pub', action: 'eg:metrics:list' },
  listDeliveryMetrics: { method: 'GET', path: '/v1/{project_id}/metrics/sub', action: 'eg:metrics:list' },
  listConnections: { method: 'GET', path: '/v1/{project_id}/connections', action: 'eg:connections:list' },
  listAgencies: { method: 'GET', path: '/v1/{project_id}/service-agencies', action: 'eg:agencies:list' },
  listQuotas: { method: 'GET', path: '/v1/{project_id}/quotas', action: 'eg:quota:listQuotas' },
  listVersions: { method: 'GET', path: '/' },
  createToken: { service: 'IAM', method: 'POST', path: TOKENS },
  /** For another project, with a token that is still valid; for IAM it is the same operation as createToken. */
  enterProject: { service: 'IAM', method: 'POST', path: TOKENS },
  showToken: { service: 'IAM', method: 'GET', path: TOKENS },
  listProjects: { service: 'IAM', method: 'GET', path: '/v3/auth/projects' },
  listInstances: { service: 'DMS', method: 'GET', path: INSTANCES, action: 'dms:instance:list' },
  listVhosts: { ...PART_OF_INSTANCE, path: VHOSTS },
  listQueues: { ...PART_OF_INSTANCE, path: `${VHOSTS}/{vhost}/queues` },
  listTopics: { ...PART_OF_INSTANCE, path: `${INSTANCES}/{instance_id}/topics` },
  listGroups: { ...PART_OF_INSTANCE, path: `${INSTANCES}/{instance_id}/groups` },
} as const satisfies Record<string, OperationFacts>;

export type OperationName = keyof typeof OPERATIONS;

/** The operations that change something a user can see. */
export type WriteName = {
  [Name in OperationName]: (typeof OPERATIONS)[Name] extends { write: unknown } ? Name : never;
}[OperationName];

/** The properties of an operation; fields that its row omits are undefined. */
export const factsOf = (operation: OperationName): OperationFacts => OPERATIONS[operation];

/** Returns whether a client's method is an operation that changes something. */
export const isWrite = (name: string): boolean =>
  Object.entries<OperationFacts>(OPERATIONS).some(
    ([operation, { write }]) => operation === name && write !== undefined,
  );

/** Fills in the names in an operation's path, encoding each value. Throws if one is missing, which is a bug. */
export const pathOf = (operation: OperationName, parts: Record<string, string> = {}): string =>
  fillPlaces(factsOf(operation).path, (name) => {
    const value = parts[name];
    if (value === undefined) throw new Error(`${operation} needs ${name}.`);
    return encodeURIComponent(value);
  }).join('');
