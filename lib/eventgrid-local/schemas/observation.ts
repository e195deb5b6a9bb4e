import * as z from 'zod/mini';
import { whole } from '../read-query';
import { providerType } from './list';

const text = z.string().check(z.maxLength(1024, 'is too long'));
const given = z.string().check(z.minLength(1, 'is mandatory'), z.maxLength(1024, 'is too long'));
const oneOf = <const Words extends readonly string[]>(words: Words) =>
  z.enum(words, `must be one of ${words.join(', ')}`);

/**
 * Parameters of the list of traced events. Times in ms since 1970; a channel may be named `default`. Rule: docs/wire.md,
 * "EG API, observation".
 */
export const tracesQuery = z.object({
  start_time: whole(0),
  end_time: whole(0),
  channel_id: given,
  event_id: z.optional(text),
  source_name: z.optional(text),
  event_type: z.optional(text),
  subscription_name: z.optional(text),
  offset: z._default(whole(0), 0),
  limit: z._default(whole(1, 1000), 15),
});

const traced = z.object({
  subscription_name: z.string(),
  source_name: z.string(),
  source_provider: providerType,
  event_type: z.string(),
  event_id: z.string(),
  /** In seconds: milliseconds do not fit the 32 bits that some clients have for it. */
  event_received_time: z.int(),
});

/** Traced events. `items` repeats `result`, since clients read one or the other. */
export const tracesAnswer = z.object({
  total: z.int(),
  size: z.int(),
  result: z.array(traced),
  items: z.array(traced),
});

/**
 * Parameters of published events; `period` in minutes. Rule: docs/wire.md, "EG API, observation"; defaults: our choice.
 */
export const metricsQuery = z.object({
  start_time: whole(0),
  end_time: z.optional(whole(0)),
  channel_id: given,
  source_name: z.optional(text),
  provider_type: z.optional(providerType),
  filter: z._default(oneOf(['AVG', 'MIN', 'MAX']), 'AVG'),
  period: z._default(whole(1, 1440), 1),
});

/** Published events, a row for each period that had any, oldest first. */
export const metricsAnswer = z.object({
  total: z.int(),
  result: z.array(
    z.object({
      /** The period's start, in milliseconds. */
      timestamp: z.int(),
      num: z.int(),
      success_num: z.int(),
      /** Bytes of one event and, below, milliseconds, as `filter` requests. */
      event_size: z.int(),
      process_time: z.int(),
      invoke_time: z.int(),
    }),
  ),
});

/** Parameters of deliveries: those of published events, but of a subscription's targets. */
export const deliveryMetricsQuery = z.object({
  start_time: metricsQuery.shape.start_time,
  end_time: metricsQuery.shape.end_time,
  provider_type: z.optional(oneOf(['OFFICIAL', 'CUSTOM', 'APIGW'])),
  filter: metricsQuery.shape.filter,
  period: metricsQuery.shape.period,
  subscription_id: given,
  target_id: z.optional(text),
});

/** Deliveries that ended, a row for each period that had any, oldest first. Times are milliseconds. */
export const deliveryMetricsAnswer = z.object({
  total: z.int(),
  result: z.array(
    z.object({
      /** The period's start, in milliseconds. */
      timestamp: z.int(),
      num: z.int(),
      success_num: z.int(),
      fail_num: z.int(),
      /** Of those, the ones that were retried. */
      retry_success_num: z.int(),
      retry_fail_num: z.int(),
      retry_times: z.int(),
      process_time: z.int(),
      invoke_time: z.int(),
    }),
  ),
});
