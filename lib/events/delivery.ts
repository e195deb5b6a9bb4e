import type { DeliveryTarget, EventTrace } from '@/lib/eventgrid/answers/trace';

/**
 * What became of an event at a target. `notCalled` is the local EventGrid's word for a target that it never calls;
 * `other` is a status that this console does not know.
 */
export type DeliveryState = 'delivered' | 'failed' | 'waiting' | 'notCalled' | 'other';

const STATES: Record<string, DeliveryState> = {
  SUCCESS: 'delivered',
  FAILED: 'failed',
  PENDING: 'waiting',
  NOT_CALLED: 'notCalled',
};

/** Reads EventGrid's `deliverStatus`. A target without one has not been tried. */
export const deliveryState = ({ deliverStatus }: Pick<DeliveryTarget, 'deliverStatus'>): DeliveryState =>
  deliverStatus ? (STATES[deliverStatus] ?? 'other') : 'waiting';

/** An event's targets by what became of it there; `total` is 0 if no subscription took it. */
export type DeliveryCounts = Record<DeliveryState | 'total', number>;

/** Counts the targets of an event's trace. */
export function countDeliveries({ deliverList }: Pick<EventTrace, 'deliverList'>): DeliveryCounts {
  const states = deliverList.flatMap(({ deliverTargetList }) => deliverTargetList.map(deliveryState));
  const count = (state: DeliveryState) => states.filter((one) => one === state).length;
  return {
    delivered: count('delivered'),
    failed: count('failed'),
    waiting: count('waiting'),
    notCalled: count('notCalled'),
    other: count('other'),
    total: states.length,
  };
}

/** What a list says of an event in one word: its worst target decides. `nobody`: no subscription took it. */
export type EventState = DeliveryState | 'nobody';

/** Returns the worst of an event's states. */
export function eventState(counts: DeliveryCounts): EventState {
  const order = ['failed', 'waiting', 'other', 'notCalled', 'delivered'] as const;
  return order.find((state) => counts[state] > 0) ?? 'nobody';
}

/** Returns whether nothing more will happen to an event: each target has answered, or won't be called. */
export const isSettled = (counts: DeliveryCounts): boolean => counts.waiting === 0;
