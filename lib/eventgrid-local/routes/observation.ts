import type * as z from 'zod/mini';
import type { EventGridDeps } from '../context';
import type { DeliveryMetric } from '../delivery-store';
import type { PublishMetric } from '../event-store';
import { refuseOffset } from '../list-query';
import { type Operation, operation, reply } from '../operation';
import {
  deliveryMetricsAnswer,
  deliveryMetricsQuery,
  metricsAnswer,
  metricsQuery,
  tracesAnswer,
  tracesQuery,
} from '../schemas/observation';

const MINUTE_MS = 60_000;
/** A day of minutes (our choice). */
const MAX_PERIODS = 1440;

/** Makes the operations that report published events: traces, and metrics over time. */
export function observationOperations({ store, now, offsetMax }: EventGridDeps): Operation[] {
  const tag = 'Observation';

  const traces = operation({
    operationId: 'listTracedEvents',
    tag,
    method: 'GET',
    path: '/v1/{project_id}/traced-events',
    summary: 'Lists published events and the subscriptions that took them, newest first',
    access: 'read',
    query: tracesQuery,
    success: { status: 200, schema: tracesAnswer },
    async handle({ project, query }) {
      const { start_time, end_time, offset, limit, ...equals } = query;
      const refused = refuseOffset(offset, offsetMax);
      if (refused) return refused;
      const channel = await store.findChannelOrDefault(project.id, equals.channel_id);
      if (channel) equals.channel_id = channel.id;
      const traceQuery = { projectId: project.id, startMs: start_time, endMs: end_time, equals, offset, limit };
      const { total, items } = await store.listTraces(traceQuery);
      const result = items.map((row) => ({
        subscription_name: row.subscription_name,
        source_name: row.source_name,
        source_provider: 'CUSTOM',
        event_type: row.event_type,
        event_id: row.event_id,
        event_received_time: Math.floor(row.event_received_time / 1000),
      }));
      return reply({ total, size: result.length, result, items: result });
    },
  });

  const metrics = operation({
    operationId: 'listPubMetrics',
    tag,
    method: 'GET',
    path: '/v1/{project_id}/metrics/pub',
    summary: 'Returns how many events were published in each period, their sizes and times',
    access: 'read',
    query: metricsQuery,
    success: { status: 200, schema: metricsAnswer },
    async handle({ project, query }) {
      // Only custom sources publish here.
      if (query.provider_type !== undefined && query.provider_type !== 'CUSTOM') return reply({ total: 0, result: [] });
      const rows = await store.listMetrics({
        projectId: project.id,
        channelId: query.channel_id,
        sourceName: query.source_name,
        startMinute: Math.floor(query.start_time / MINUTE_MS),
        endMinute: Math.floor((query.end_time ?? now()) / MINUTE_MS),
        period: query.period,
        limit: MAX_PERIODS,
      });
      const result = rows.map((row) => metricOf(row, query.filter));
      return reply({ total: result.length, result });
    },
  });

  const deliveries = operation({
    operationId: 'listSubMetrics',
    tag,
    method: 'GET',
    path: '/v1/{project_id}/metrics/sub',
    summary: "Returns how many deliveries to a subscription's targets ended in each period, and their times",
    access: 'read',
    query: deliveryMetricsQuery,
    success: { status: 200, schema: deliveryMetricsAnswer },
    async handle({ project, query }) {
      const rows = await store.listDeliveryMetrics({
        projectId: project.id,
        subscriptionId: query.subscription_id,
        targetId: query.target_id,
        providerType: query.provider_type,
        startMinute: Math.floor(query.start_time / MINUTE_MS),
        endMinute: Math.floor((query.end_time ?? now()) / MINUTE_MS),
        period: query.period,
        limit: MAX_PERIODS,
      });
      const result = rows.map((row) => deliveryMetricOf(row, query.filter));
      return reply({ total: result.length, result });
    },
  });

  return [traces, metrics, deliveries];
}

const PICK: Record<z.output<typeof metricsQuery>['filter'], (row: PublishMetric) => { size: number; time: number }> = {
  AVG: ({ size_sum, time_sum, num }) => ({ size: Math.round(size_sum / num), time: Math.round(time_sum / num) }),
  MIN: ({ size_min, time_min }) => ({ size: size_min, time: time_min }),
  MAX: ({ size_max, time_max }) => ({ size: size_max, time: time_max }),
};

const PICK_TIME: Record<z.output<typeof metricsQuery>['filter'], (row: DeliveryMetric) => number> = {
  AVG: ({ time_sum, num }) => Math.round(time_sum / num),
  MIN: ({ time_min }) => time_min,
  MAX: ({ time_max }) => time_max,
};

/** The time of the last attempt is the time of the delivery; pauses between attempts do not count (our choice). */
function deliveryMetricOf(
  { minute, time_sum, time_min, time_max, ...counts }: DeliveryMetric,
  filter: keyof typeof PICK_TIME,
) {
  const time = PICK_TIME[filter]({ minute, time_sum, time_min, time_max, ...counts });
  return { timestamp: minute * MINUTE_MS, ...counts, process_time: time, invoke_time: time };
}

/** Here the request that processes an event also invokes it, so both times are the same. */
function metricOf(row: PublishMetric, filter: z.output<typeof metricsQuery>['filter']) {
  const { size, time } = PICK[filter](row);
  const { minute, num, success_num } = row;
  return {
    timestamp: minute * MINUTE_MS,
    num,
    success_num,
    event_size: size,
    process_time: time,
    invoke_time: time,
  };
}
