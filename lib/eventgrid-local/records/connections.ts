import * as z from 'zod/mini';
import { isObject } from '@/lib/eventgrid/events/exact-json';
import { channelNameSchema } from '@/lib/eventgrid/schemas/channel';
import { descriptionSchema } from '@/lib/eventgrid/schemas/source';
import { type Failure, failures } from '../failures';
import { errorInfo, timeSchema } from '../schemas/list';
import { type Fields, foreignId, identity, type Noun } from './noun';

const TYPES = ['WEBHOOK', 'KAFKA', 'ROCKETMQ'] as const;
const text = z.string().check(z.regex(/\S/));

/** Both spellings of each: the reference's, and the one that Terraform's provider writes and reads. */
const kafkaDetail = z.looseObject({
  instance_id: foreignId,
  addr: text,
  security_protocol: z.nullish(z.string()),
  enable_sasl_ssl: z.nullish(z.boolean()),
  sasl_ssl: z.nullish(z.boolean()),
  user_name: z.nullish(z.string()),
  username: z.nullish(z.string()),
  password: z.nullish(z.string()),
  acks: z.nullish(z.enum(['0', '1', 'all'])),
});

const createBody = z.looseObject({
  name: channelNameSchema,
  vpc_id: foreignId,
  subnet_id: foreignId,
  description: z.nullish(descriptionSchema),
  type: z.nullish(z.enum(TYPES)),
  kafka_detail: z.nullish(kafkaDetail),
  rocketmq_detail: z.nullish(z.looseObject({ group: text, topic: text })),
});

/** Connections to private networks. Rule: docs/wire.md, "EG API, the other resources". */
export const connections: Noun = {
  kind: 'connection',
  tag: 'Connections',
  word: 'Connection',
  title: 'connection to a private network',
  path: 'connections',
  idName: 'connection_id',
  createBody,
  updateBody: z.looseObject({ description: z.nullish(descriptionSchema) }),
  kept: ['vpc_id', 'subnet_id', 'description', 'rocketmq_detail'],
  changeable: ['description'],
  added: ({ type, kafka_detail }) => ({
    type: type ?? 'WEBHOOK',
    ...(isObject(kafka_detail) ? { kafka_detail: inBothSpellings(kafka_detail) } : {}),
    agency: 'EG_AGENCY',
    flavor: { name: 'local', concurrency_type: 'shared', concurrency: 100, bandwidth_type: 'shared' },
    error_info: {},
  }),
  refuse: refuseDetail,
  status: 'CREATED',
  answer: z.object({
    ...identity,
    vpc_id: z.string(),
    subnet_id: z.string(),
    type: z.enum(TYPES),
    kafka_detail: z.optional(z.looseObject({ instance_id: z.string(), addr: z.string(), acks: z.string() })),
    rocketmq_detail: z.optional(z.looseObject({})),
    agency: z.string(),
    flavor: z.object({
      name: z.string(),
      concurrency_type: z.enum(['shared', 'exclusive']),
      concurrency: z.int(),
      bandwidth_type: z.enum(['shared', 'exclusive']),
    }),
    status: z.enum(['CREATING', 'CREATED', 'CREATE_FAILED']),
    error_info: errorInfo,
    created_time: timeSchema,
    updated_time: timeSchema,
  }),
  hasShow: true,
  list: {
    sortFields: ['created_time', 'updated_time', 'name'],
    equals: ['name', 'instance_id'],
    holds: { fuzzy_name: 'name' },
  },
  limit: ({ CONNECTION }) => CONNECTION,
};

const needsPassword = ({ enable_sasl_ssl, sasl_ssl }: Fields): boolean => enable_sasl_ssl === true || sasl_ssl === true;

function inBothSpellings(sent: Fields): Fields {
  const {
    sasl_ssl: _,
    username,
    ...detail
  } = Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== null));
  const user = detail.user_name ?? username;
  const withPassword = needsPassword(sent);
  return {
    ...detail,
    enable_sasl_ssl: withPassword,
    sasl_ssl: withPassword,
    ...(user === undefined ? {} : { user_name: user, username: user }),
    acks: detail.acks ?? '1',
  };
}

/** A message instance needs its detail; with SASL, that needs a user and a password. */
function refuseDetail({ type, kafka_detail, rocketmq_detail }: Fields): Failure | null {
  const missing = (field: string) => failures.invalidParameters(`${field}: is mandatory`);
  if (type === 'ROCKETMQ' && !isObject(rocketmq_detail)) return missing('rocketmq_detail');
  if (!isObject(kafka_detail)) return type === 'KAFKA' ? missing('kafka_detail') : null;
  if (!needsPassword(kafka_detail)) return null;
  if (!(kafka_detail.user_name || kafka_detail.username)) return missing('kafka_detail.user_name');
  return kafka_detail.password ? null : missing('kafka_detail.password');
}
