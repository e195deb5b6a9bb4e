import type { DetailField } from '@/lib/sources/values';

/** One text field of a message instance's connection: for which form it shows, and whether it is a secret. */
export type ConnectionField = {
  field: Exclude<DetailField, 'enable_acl' | 'ssl_enable'>;
  /** Classes that the style sheet shows by what is chosen, so that it works without JavaScript. */
  showFor: string;
  secret?: true;
};

/** The connection's fields in the form's order. Names are EG's own; which are needed is the schema's business. */
export const CONNECTION_FIELDS: readonly ConnectionField[] = [
  { field: 'instance_id', showFor: 'for-instance' },
  { field: 'namesrv_address', showFor: 'for-self' },
  { field: 'vpc_id', showFor: 'for-self' },
  { field: 'subnet_id', showFor: 'for-self' },
  { field: 'user_name', showFor: 'for-rabbitmq' },
  { field: 'password', showFor: 'for-rabbitmq', secret: true },
  { field: 'vhost_name', showFor: 'for-rabbitmq' },
  { field: 'queue_name', showFor: 'for-rabbitmq' },
  { field: 'topic', showFor: 'for-rocketmq' },
  { field: 'group', showFor: 'for-rocketmq' },
];

/** The key pair of an instance with ACL on; its fields stand below the switch. */
export const KEY_FIELDS: readonly ConnectionField[] = [
  { field: 'access_key', showFor: 'for-acl', secret: true },
  { field: 'secret_key', showFor: 'for-acl', secret: true },
];
