import { MAX_PUBLISH_BYTES } from '@/lib/eventgrid/events/cloud-event';
import { isObject } from '@/lib/eventgrid/events/exact-json';
import type { EventGridDeps } from '../context';
import { failures } from '../failures';
import { type Operation, operation, type Reply, reply } from '../operation';
import { EVENTS_REFUSALS, type ReadEvent, readEvent, refuseEvents } from '../read-event';
import { routeEvents } from '../route-events';
import { checkAnswer, checkBody, eventsAnswer, publishBody } from '../schemas/event';
import { partsOf } from '../subscription';
import type { ChannelRow } from '../tables';

/** Makes the operations on events: publish them, and check whether a source's events would be delivered. */
export function eventOperations(deps: EventGridDeps): Operation[] {
  const { store, now, deliver } = deps;
  const tag = 'Events';

  const publish = operation({
    operationId: 'putEvents',
    tag,
    method: 'POST',
    path: '/v1/{project_id}/channels/{channel_id}/events',
    summary: 'Publishes events to a custom channel',
    access: 'write',
    body: publishBody,
    bodyLimit: { bytes: MAX_PUBLISH_BYTES, refusal: failures.publishTooLarge },
    success: { status: 200, schema: eventsAnswer },
    refusals: [failures.notFound(), failures.notModifiable(), ...EVENTS_REFUSALS],
    async handle({ project, id, body: { events } }) {
      const startedAt = now();
      const channel = await store.findChannel(project.id, id);
      if (channel === undefined) return failures.notFound();
      if (channel.provider_type === 'OFFICIAL') return failures.notModifiable();
      const refused = refuseEvents(events);
      if (refused) return refused;
      const known = await store.sourcesOn(project.id, channel.id, events.flatMap(sourceOf));
      return publishTo(channel, events, new Set(known.map(({ name }) => name)), startedAt);
    },
  });

  const publishOfficial = operation({
    operationId: 'putOfficialEvents',
    tag,
    method: 'POST',
    path: '/v1/{project_id}/official/sources/{source_name}/events',
    summary: 'Publishes events of an official source to the official channel',
    access: 'write',
    body: publishBody,
    bodyLimit: { bytes: MAX_PUBLISH_BYTES, refusal: failures.publishTooLarge },
    success: { status: 200, schema: eventsAnswer },
    refusals: [failures.notFound(), ...EVENTS_REFUSALS],
    async handle({ project, id: sourceName, body: { events } }) {
      const startedAt = now();
      const query = { offset: 0, limit: 1, sort: { field: 'name', direction: 'asc' }, holds: {} } as const;
      const equals = { name: sourceName, provider_type: 'OFFICIAL' };
      const [source] = (await store.listSources(project.id, { ...query, equals })).items;
      const channel = source && (await store.findChannel(project.id, source.channel_id));
      if (channel === undefined) return failures.notFound();
      return refuseEvents(events) ?? publishTo(channel, events, new Set([sourceName]), startedAt);
    },
  });

  /** Publishes those of the events that are valid and of one of the sources. */
  async function publishTo(
    channel: ChannelRow,
    sent: readonly unknown[],
    sourceNames: ReadonlySet<string>,
    startedAt: number,
  ): Promise<Reply> {
    const read = sent.map((event) => readEvent(event, sourceNames));
    const counted = read.map((one, index) => publishedEvent(one, sent[index], sourceNames));
    const events = read.flatMap(({ event }) => (event ? [event] : []));
    deliver(await routeEvents({ channel, events, counted }, startedAt, deps));
    const failed = read.filter(({ event }) => event === null);
    return reply({ failed_count: failed.length, events: read.map(({ entry }) => entry) });
  }

  const check = operation({
    operationId: 'checkPutEvents',
    tag,
    method: 'POST',
    path: '/v1/{project_id}/events/check',
    summary: 'Checks whether sources are on their channels and have a subscription',
    access: 'read',
    body: checkBody,
    success: { status: 200, schema: checkAnswer },
    async handle({ project, body }) {
      const sources = [];
      for (const { channel_id, source_name } of body.sources) {
        const check_detail = await missing(project.id, channel_id, source_name);
        sources.push({ channel_id, source_name, check_result: check_detail === '', check_detail });
      }
      return reply({ failed_count: sources.filter(({ check_result }) => !check_result).length, sources });
    },
  });

  /** Lists what prevents a source's events from being delivered; empty if nothing does. */
  async function missing(projectId: string, channelId: string, sourceName: string): Promise<string> {
    if ((await store.findChannel(projectId, channelId)) === undefined) return 'no such channel';
    if ((await store.sourcesOn(projectId, channelId, [sourceName])).length === 0)
      return 'no such source on the channel';
    const subscriptions = (await store.subscriptionsOn(projectId, channelId)).map(partsOf);
    const subscribed = subscriptions.some(({ sources }) => sources.some(({ name }) => name === sourceName));
    return subscribed ? '' : 'no subscription on this channel takes events of the source';
  }

  return [publish, publishOfficial, check];
}

const sourceOf = (event: unknown): string[] =>
  isObject(event) && typeof event.source === 'string' ? [event.source] : [];

/** Unknown source names would make as many rows as there are names. */
function publishedEvent({ event, bytes }: ReadEvent, sent: unknown, sourceNames: ReadonlySet<string>) {
  const [name = ''] = sourceOf(sent);
  return { source_name: sourceNames.has(name) ? name : '', bytes, ok: event !== null };
}
