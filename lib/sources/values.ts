import type { CreateSourceInput } from '@/lib/eventgrid/schemas/source';
import type { SourceType } from '@/lib/eventgrid/schemas/source-limits';

/** Where a RocketMQ instance runs: a DMS instance of the cloud, or one of the user's own behind an address. */
export type RocketmqHosting = 'cloud' | 'self';

/**
 * What the create form holds. Names and nesting are those of EG's body, so that an error's path is a field's name;
 * `hosting` alone is the form's own. Fields of a type that is not chosen keep their text and are not sent.
 */
export type CreateSourceValues = {
  name: string;
  type: SourceType;
  channel_id: string;
  description: string;
  hosting: RocketmqHosting;
  detail: {
    instance_id: string;
    user_name: string;
    password: string;
    vhost_name: string;
    queue_name: string;
    namesrv_address: string;
    vpc_id: string;
    subnet_id: string;
    group: string;
    topic: string;
    enable_acl: boolean;
    access_key: string;
    secret_key: string;
    ssl_enable: boolean;
  };
};

export type DetailField = keyof CreateSourceValues['detail'];

export const EMPTY_CREATE_SOURCE_VALUES: CreateSourceValues = {
  name: '',
  type: 'APPLICATION',
  channel_id: '',
  description: '',
  hosting: 'cloud',
  detail: {
    instance_id: '',
    user_name: '',
    password: '',
    vhost_name: '',
    queue_name: '',
    namesrv_address: '',
    vpc_id: '',
    subnet_id: '',
    group: '',
    topic: '',
    enable_acl: false,
    access_key: '',
    secret_key: '',
    ssl_enable: false,
  },
};

type ConnectionValues = Pick<CreateSourceValues, 'hosting' | 'detail'>;

/** Builds `detail` by type from what a form holds: the fields that this connection has, as typed. */
export const detailOf: Record<SourceType, (values: ConnectionValues) => object | undefined> = {
  APPLICATION: () => undefined,
  RABBITMQ: ({ detail: { instance_id, user_name, password, vhost_name, queue_name } }) => ({
    instance_id,
    user_name,
    password,
    vhost_name,
    queue_name,
  }),
  ROCKETMQ: ({ hosting, detail }) => ({
    ...(hosting === 'cloud'
      ? { instance_id: detail.instance_id }
      : { namesrv_address: detail.namesrv_address, vpc_id: detail.vpc_id, subnet_id: detail.subnet_id }),
    group: detail.group,
    topic: detail.topic,
    enable_acl: detail.enable_acl,
    ...(detail.enable_acl ? { access_key: detail.access_key, secret_key: detail.secret_key } : {}),
    ssl_enable: detail.ssl_enable,
  }),
};

/** A body built from a form that may still be wrong: the shape is right, the texts are as typed. */
export type CreateSourceDraft = CreateSourceInput;

/**
 * Builds the body of `POST /v1/{project_id}/sources` from what the form holds: the one place where form becomes wire.
 * An APPLICATION sends neither `type` nor `detail`, an empty description is left out (our choice). Nothing is trimmed.
 */
export function createSourceBody(values: CreateSourceValues): CreateSourceDraft {
  const detail = detailOf[values.type](values);
  return {
    name: values.name,
    channel_id: values.channel_id,
    ...(detail ? { type: values.type } : {}),
    ...(values.description === '' ? {} : { description: values.description }),
    ...(detail ? { detail } : {}),
  } as CreateSourceDraft;
}
