import * as z from 'zod/mini';
import { descriptionSchema } from '@/lib/eventgrid/schemas/source';
import { resourceName, timeSchema } from '../schemas/list';
import { identity, type Noun } from './noun';

const text = z.string().check(z.regex(/\S/));
const whole = (least: number, most = 2 ** 31 - 1) => z.nullish(z.int().check(z.minimum(least), z.maximum(most)));

const parts = {
  description: z.nullish(descriptionSchema),
  source: z.looseObject({
    name: z.enum(['HC.Kafka', 'HC.DMS_ROCKETMQ', 'HC.COMMUNITY_ROCKETMQ', 'HC.MOBILE_ROCKETMQ']),
  }),
  sink: z.looseObject({
    name: z.enum(['HC.FunctionGraph', 'HC.Kafka', 'HC.OBS']),
    sink_fg: z.nullish(z.looseObject({ urn: text })),
    sink_kafka: z.nullish(z.looseObject({ topic: text })),
    sink_obs: z.nullish(z.looseObject({ obs_bucket: text })),
  }),
  rule_config: z.nullish(
    z.looseObject({
      transform: z.nullish(z.looseObject({ type: z.enum(['ORIGINAL', 'CONSTANT', 'VARIABLE']) })),
      filter: z.nullish(z.looseObject({})),
    }),
  ),
  option: z.nullish(
    z.looseObject({
      thread_num: whole(1),
      batch_window: z.nullish(z.looseObject({ count: whole(1, 10_000), time: whole(0), interval: whole(0, 15) })),
    }),
  ),
};

/** Streamings from a message instance to a target. Rule: docs/wire.md, "EG API, the other resources". */
export const streamings: Noun = {
  kind: 'streaming',
  tag: 'Streamings',
  word: 'Streaming',
  title: 'event streaming',
  path: 'eventstreamings',
  idName: 'eventstreaming_id',
  createBody: z.looseObject({ name: resourceName, ...parts }),
  updateBody: z.looseObject({
    ...parts,
    name: z.nullish(resourceName),
    source: z.nullish(parts.source),
    sink: z.nullish(parts.sink),
  }),
  kept: ['description', 'source', 'sink', 'rule_config', 'option'],
  changeable: ['name', 'description', 'source', 'sink', 'rule_config', 'option'],
  added: () => ({}),
  status: 'CREATED',
  statusAfter: (status) => (status === 'RUNNING' ? 'STOPPED' : status),
  answer: z.object({
    ...identity,
    source: z.looseObject({ name: z.string() }),
    sink: z.looseObject({ name: z.string() }),
    rule_config: z.optional(z.looseObject({})),
    option: z.optional(z.looseObject({})),
    status: z.enum(['CREATED', 'RUNNING', 'STOPPED', 'ERROR']),
    created_time: timeSchema,
    updated_time: timeSchema,
  }),
  answersOnly: 'eventStreamingID',
  hasShow: true,
  list: { sortFields: ['created_time'], equals: [], holds: {} },
  // No document has one (our choice).
  limit: () => 100,
};
