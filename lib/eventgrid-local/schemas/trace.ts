import * as z from 'zod/mini';

/** Parameters of an event's trace; `channel_id` may be `default`, the official channel's name. */
export const traceQuery = z.object({
  channel_id: z.string().check(z.minLength(1, 'is mandatory'), z.maxLength(1024, 'is too long')),
});

const detail = z.object({
  deliverTime: z.string(),
  deliverStatus: z.string(),
  deliverConsuming: z.string(),
  deliverRspCode: z.string(),
});

/**
 * Where an event went, with every attempt, the oldest first. Times are `yyyy/mm/dd hh:mm:ss` in UTC. Besides SUCCESS
 * and FAILED, deliverStatus is PENDING until the last attempt, or NOT_CALLED. Rule: docs/wire.md, "EG API, event traces".
 */
export const traceAnswer = z.object({
  eventId: z.string(),
  eventSource: z.string(),
  eventType: z.string(),
  receiveTime: z.string(),
  channelId: z.string(),
  channelName: z.string(),
  deliverList: z.array(
    z.object({
      subscriptionId: z.string(),
      subscriptionName: z.string(),
      successCounts: z.int(),
      failCounts: z.int(),
      allDeliverTimes: z.int(),
      deliverTargetList: z.array(
        z.object({
          deliverTargetId: z.string(),
          deliverTargetName: z.string(),
          deliverStatus: z.string(),
          deliverDetailList: z.array(detail),
        }),
      ),
    }),
  ),
});
