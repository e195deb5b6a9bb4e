import * as z from 'zod/mini';
import type { Eg } from './contract-case';

/** What the tables of changes begin with: a subscription of an official source with one webhook. */
export const UNKNOWN = '/subscriptions/00000000-0000-4000-8000-000000000000';
export const OF_SOURCE = { source: [{ op: 'StringIn', values: ['HC.OBS'] }] };
export const SOURCE = { name: 'HC.OBS', provider_type: 'OFFICIAL', filter: OF_SOURCE };
export const TARGET = {
  name: 'HTTPS',
  provider_type: 'CUSTOM',
  detail: { url: 'http://127.0.0.1:9/a' },
  transform: { type: 'ORIGINAL' },
};
export const SOURCE_ID = '5c0f7c1e-1111-4c4d-8e9f-0a1b2c3d4e5f';
export const TARGET_ID = '5c0f7c1e-2222-4c4d-8e9f-0a1b2c3d4e5f';
export const OTHER_ID = '5c0f7c1e-3333-4c4d-8e9f-0a1b2c3d4e5f';

export const create = (eg: Eg, fields: object = {}) =>
  eg.post('/subscriptions', {
    name: eg.unique('Changed'),
    channel_id: eg.ordersId,
    sources: [{ ...SOURCE, id: SOURCE_ID }],
    targets: [{ ...TARGET, id: TARGET_ID }],
    ...fields,
  });
export const subscriptionSchema = z.looseObject({
  id: z.string(),
  description: z.nullable(z.string()),
  status: z.string(),
  created_time: z.string(),
  updated_time: z.string(),
  sources: z.array(z.looseObject({ id: z.string(), created_time: z.string() })),
  targets: z.array(z.looseObject({ id: z.string(), created_time: z.string() })),
});
export const created = async (eg: Eg, fields: object = {}) => {
  const made = subscriptionSchema.parse((await create(eg, fields)).json);
  return { ...made, path: `/subscriptions/${made.id}` };
};
export const shown = async (eg: Eg, path: string) => subscriptionSchema.parse((await eg.get(path)).json);
