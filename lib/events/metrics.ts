import type { MetricPoint } from '@/lib/eventgrid/answers/observation';
import type { EventGrid } from '@/lib/eventgrid/client';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { RANGES, type Range } from './query';
import type { EventsOf } from './traced';

/** One bar of the chart: what was accepted or delivered in its time, and what was refused or failed. */
export type Bar = { start: number; good: number; bad: number };

/** Counts over a range, and what one event took on average; null if EventGrid did not say. Times in milliseconds. */
export type Activity = {
  bars: Bar[];
  /** Length of a bar in milliseconds. */
  barMs: number;
  good: number;
  bad: number;
  averageBytes: number | null;
  averageMs: number | null;
  readAt: number;
};

/** Counts what a source published over a range; with `subscription_id`, the deliveries to its targets. */
export async function readActivity(
  eventGrid: Pick<EventGrid, 'listPublishMetrics' | 'listDeliveryMetrics'>,
  of: EventsOf,
  { range, subscription_id }: { range: Range; subscription_id: string },
  now: () => number = Date.now,
): Promise<EgResult<Activity>> {
  const readAt = now();
  const { ms, period } = RANGES[range];
  const barMs = period * 60_000;
  const start = (Math.floor((readAt - ms) / barMs) + 1) * barMs;
  const time = { start_time: start, end_time: readAt, period };
  const points = await (subscription_id === ''
    ? eventGrid.listPublishMetrics({ ...time, ...of })
    : eventGrid.listDeliveryMetrics({ ...time, subscription_id }));
  if (!points.ok) return points;
  return success({ ...summarize(points.data, start, barMs, Math.round(ms / barMs)), readAt }, points.requestId);
}

/** Sums points by the bar that their time falls into; points outside the range are left out. */
function summarize(points: readonly MetricPoint[], start: number, barMs: number, count: number) {
  const bars = Array.from({ length: count }, (_, index): Bar => ({ start: start + index * barMs, good: 0, bad: 0 }));
  const sums = { good: 0, bad: 0 };
  const weighted = { bytes: 0, bytesOf: 0, ms: 0, msOf: 0 };
  for (const point of points) {
    const bar = bars[Math.floor((point.timestamp - start) / barMs)];
    if (bar === undefined) continue;
    const num = point.num ?? 0;
    const bad = point.fail_num ?? Math.max(0, num - (point.success_num ?? num));
    const good = point.success_num ?? Math.max(0, num - bad);
    bar.good += good;
    bar.bad += bad;
    sums.good += good;
    sums.bad += bad;
    if (point.event_size !== null) {
      weighted.bytes += point.event_size * num;
      weighted.bytesOf += num;
    }
    if (point.process_time !== null) {
      weighted.ms += point.process_time * num;
      weighted.msOf += num;
    }
  }
  const average = (sum: number, of: number) => (of === 0 ? null : Math.round(sum / of));
  return {
    bars,
    barMs,
    ...sums,
    averageBytes: average(weighted.bytes, weighted.bytesOf),
    averageMs: average(weighted.ms, weighted.msOf),
  };
}
