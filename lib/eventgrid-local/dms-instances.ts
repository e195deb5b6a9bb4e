/** A DMS instance as it is kept: what DMS answers of it, which depends on its engine, and what belongs to it. */
export type DmsInstance = Record<string, unknown> & {
  name: string;
  status: string;
  engine: 'rabbitmq' | 'reliability';
  vhosts?: { name: string; tracing: boolean }[];
  queues?: {
    vhost: string;
    name: string;
    durable: boolean;
    auto_delete: boolean;
    messages: number;
    consumers: number;
  }[];
  topics?: { name: string; permission: 'all' | 'pub' | 'sub'; message_type: string; groups: string[] }[];
  groups?: { name: string; enabled: boolean; broadcast: boolean; consume_orderly: boolean; group_online: boolean }[];
};

const NETWORK = {
  vpc_id: '5f2c1a9e-0d4b-4c7a-9e31-7a6b5c4d3e2f',
  vpc_name: 'vpc-local',
  subnet_id: '0a9b8c7d-6e5f-4a3b-8c1d-2e3f4a5b6c7d',
  security_group_id: '9d8c7b6a-5f4e-4d3c-8b2a-1f0e9d8c7b6a',
  ssl_enable: false,
  created_at: '1767225600000',
};

const rabbitmq = (name: string, status: string, address: string, vhosts: Record<string, string[]>): DmsInstance => ({
  ...NETWORK,
  name,
  status,
  engine: 'rabbitmq',
  engine_version: '3.12.13',
  type: 'single',
  connect_address: address,
  port: 5672,
  access_user: 'events',
  management_connect_address: `http://${address}:15672`,
  vhosts: Object.keys(vhosts).map((vhost) => ({ name: vhost, tracing: false })),
  queues: Object.entries(vhosts).flatMap(([vhost, queues]) =>
    queues.map((queue) => ({ vhost, name: queue, durable: true, auto_delete: false, messages: 0, consumers: 1 })),
  ),
});

const rocketmq = (
  name: string,
  status: string,
  { address, enable_acl }: { address: string; enable_acl: boolean },
  topics: Record<string, string[]>,
): DmsInstance => ({
  ...NETWORK,
  name,
  status,
  engine: 'reliability',
  engine_version: '5.x',
  type: 'cluster',
  enable_acl,
  tls_mode: 'DISABLE',
  namesrv_address: `${address}:8100`,
  broker_address: `${address}:10100`,
  grpc_address: `${address}:8080`,
  topics: Object.entries(topics).map(([topic, groups]) => ({
    name: topic,
    permission: 'all',
    message_type: 'NORMAL',
    groups,
  })),
  groups: [...new Set(Object.values(topics).flat())].map((group) => ({
    name: group,
    enabled: true,
    broadcast: false,
    consume_orderly: false,
    group_online: true,
  })),
});

/** The instances of a seeded project, which do not exist. Of each engine, one can't be used: it does not run. */
export const DMS_INSTANCES: readonly DmsInstance[] = [
  rabbitmq('rabbitmq-orders', 'RUNNING', '192.168.0.21', { '/': ['orders', 'orders.retry'], billing: ['invoices'] }),
  rabbitmq('rabbitmq-old', 'FROZEN', '192.168.0.22', { '/': ['orders'] }),
  rocketmq(
    'rocketmq-orders',
    'RUNNING',
    { address: '192.168.0.31', enable_acl: true },
    { orders: ['eventgrid', 'billing'], payments: ['eventgrid'] },
  ),
  rocketmq('rocketmq-open', 'RUNNING', { address: '192.168.0.32', enable_acl: false }, { logs: ['eventgrid'] }),
  rocketmq('rocketmq-failed', 'CREATEFAILED', { address: '192.168.0.33', enable_acl: false }, {}),
];
