import { readObject } from '@/lib/secrets/json';
import { readNumber, readText, readTexts } from './loose';

const TRACE_TEXTS = ['eventId', 'eventSource', 'eventType', 'channelId', 'channelName'] as const;
const ATTEMPT_TEXTS = ['deliverStatus', 'deliverRspCode'] as const;

/** One call of a target. `deliverConsuming` is in milliseconds; `deliverRspCode` may also say why there was no answer. */
export type DeliveryAttempt = Record<(typeof ATTEMPT_TEXTS)[number] | 'deliverTime', string | null> & {
  deliverConsuming: number | null;
};

/** An event at one target, with its attempts, the oldest first. EventGrid may keep only the newest 3. */
export type DeliveryTarget = Record<'deliverTargetId' | 'deliverTargetName' | 'deliverStatus', string | null> & {
  deliverDetailList: DeliveryAttempt[];
};

/** A subscription that took an event. `allDeliverTimes` counts attempts, also those that EventGrid no longer lists. */
export type DeliverySubscription = Record<'subscriptionId' | 'subscriptionName', string | null> & {
  allDeliverTimes: number | null;
  deliverTargetList: DeliveryTarget[];
};

/** Where an event went, under EventGrid's names. Times are as parseEgTime reads them. */
export type EventTrace = Record<(typeof TRACE_TEXTS)[number] | 'receiveTime', string | null> & {
  deliverList: DeliverySubscription[];
};

/**
 * Reads an event's trace from an answer, field by field. Returns null if the value is not an object. Rule: docs/wire.md,
 * "EG API, event traces".
 */
export function readEventTrace(value: unknown): EventTrace | null {
  const fields = readObject(value);
  return (
    fields && {
      ...readTexts(fields, TRACE_TEXTS),
      receiveTime: readTraceTime(fields.receiveTime),
      deliverList: listOf(fields.deliverList, (one) => ({
        ...readTexts(one, ['subscriptionId', 'subscriptionName']),
        allDeliverTimes: readNumber(one.allDeliverTimes),
        deliverTargetList: listOf(one.deliverTargetList, readTarget),
      })),
    }
  );
}

const readTarget = (fields: Record<string, unknown>): DeliveryTarget => ({
  ...readTexts(fields, ['deliverTargetId', 'deliverTargetName', 'deliverStatus']),
  // EventGrid does not say in which order they come.
  deliverDetailList: listOf(fields.deliverDetailList, readAttempt).sort((one, other) =>
    (one.deliverTime ?? '').localeCompare(other.deliverTime ?? ''),
  ),
});

const readAttempt = (fields: Record<string, unknown>): DeliveryAttempt => ({
  ...readTexts(fields, ATTEMPT_TEXTS),
  deliverTime: readTraceTime(fields.deliverTime),
  deliverConsuming: readNumber(fields.deliverConsuming),
});

function listOf<T>(value: unknown, read: (fields: Record<string, unknown>) => T): T[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => {
    const fields = readObject(item);
    return fields ? [read(fields)] : [];
  });
}

/** Writes the day of `2021/12/09 09:00:00` as EventGrid writes it elsewhere. */
const readTraceTime = (value: unknown): string | null =>
  readText(value)?.replace(/^(\d{4})\/(\d\d)\/(\d\d) /, '$1-$2-$3 ') ?? null;
