import type { Selectable } from 'kysely';
import * as z from 'zod/mini';
import { isObject, readExactJson } from '@/lib/eventgrid/events/exact-json';
import type { EventGridDeps } from '../context';
import type { Attempt, DeliveryRow } from '../event-tables';
import { failures } from '../failures';
import { type Operation, operation, reply } from '../operation';
import { traceAnswer, traceQuery } from '../schemas/trace';

const attemptsSchema: z.ZodMiniType<Attempt[]> = z.array(
  z.object({
    atMs: z.number(),
    tookMs: z.number(),
    code: z.string(),
    status: z.enum(['SUCCESS', 'FAILED', 'NOT_CALLED']),
  }),
);

/** Makes the operations on one published event: its content, and where it went. An event's trace ID is its ID. */
export function traceOperations({ store }: EventGridDeps): Operation[] {
  const tag = 'Observation';

  const content = operation({
    operationId: 'showEvent',
    tag,
    method: 'GET',
    path: '/v1/{project_id}/events/detail/{trace_id}',
    summary: 'Shows a published event as it came, the newest with that ID',
    access: 'read',
    success: { status: 200, schema: z.looseObject({}) },
    refusals: [failures.notFound()],
    async handle({ project, id }) {
      const event = await store.findEvent(project.id, id);
      const json = event && readExactJson(event.content);
      return isObject(json) ? reply(json) : failures.notFound();
    },
  });

  const trace = operation({
    operationId: 'showEventTrace',
    tag,
    method: 'GET',
    path: '/v1/{project_id}/events/trace/detail/{trace_id}',
    summary: 'Shows where an event went: each subscription, target and attempt',
    access: 'read',
    query: traceQuery,
    success: { status: 200, schema: traceAnswer },
    refusals: [failures.notFound()],
    async handle({ project, id, query }) {
      const channel = await store.findChannelOrDefault(project.id, query.channel_id);
      const event = channel && (await store.findEvent(project.id, id, channel.id));
      if (event === undefined || channel === undefined) return failures.notFound();
      const rows = await store.listDeliveries(project.id, channel.id, event.event_id);
      return reply({
        eventId: event.event_id,
        eventSource: event.source_name,
        eventType: event.event_type,
        receiveTime: timeOf(event.received_ms),
        channelId: channel.id,
        channelName: channel.name,
        deliverList: [...new Set(rows.map(({ subscription_id }) => subscription_id))].map((subscriptionId) =>
          subscriptionOf(rows.filter((row) => row.subscription_id === subscriptionId)),
        ),
      });
    },
  });

  return [content, trace];
}

function subscriptionOf(rows: readonly Selectable<DeliveryRow>[]) {
  const targets = rows.map((row) => ({ ...row, attempts: attemptsSchema.parse(JSON.parse(row.attempts)) }));
  const count = (status: string) => targets.filter((target) => target.status === status).length;
  return {
    subscriptionId: rows[0]?.subscription_id ?? '',
    subscriptionName: rows[0]?.subscription_name ?? '',
    successCounts: count('SUCCESS'),
    failCounts: count('FAILED'),
    allDeliverTimes: targets
      .filter(({ status }) => status !== 'NOT_CALLED')
      .reduce((sum, { attempts }) => sum + attempts.length, 0),
    deliverTargetList: targets.map(({ target_id, target_name, status, attempts }) => ({
      deliverTargetId: target_id,
      deliverTargetName: target_name,
      deliverStatus: status,
      deliverDetailList: attempts.map((attempt) => ({
        deliverTime: timeOf(attempt.atMs),
        deliverStatus: attempt.status,
        deliverConsuming: String(attempt.tookMs),
        deliverRspCode: attempt.code,
      })),
    })),
  };
}

/** `yyyy/mm/dd hh:mm:ss`, in UTC. */
const timeOf = (atMs: number): string =>
  new Date(atMs).toISOString().slice(0, 19).replace('T', ' ').replaceAll('-', '/');
