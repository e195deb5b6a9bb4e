import * as z from 'zod/mini';
import { listCustomChannels } from '@/lib/channels/reads';
import type { EventGrid } from '@/lib/eventgrid/client';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';
import { TARGET_KINDS, targetKindOf } from '@/lib/eventgrid/schemas/target-kinds';
import type { OwnRead } from '@/lib/guard/route';
import { readObject } from '@/lib/secrets/json';

/** One thing that a field of a target can be set to: its value, and its name if that is another. */
export type TargetChoice = {
  value: string;
  label: string | null;
  /** A connection's type, or the kind of the target that has this value already; null if there is only one. */
  type: string | null;
  /** The Kafka instance of a connection. */
  instance_id: string | null;
};

type ChoicesEventGrid = Pick<EventGrid, 'listConnections' | 'listAgencies' | 'listChannels' | 'listWholeSubscriptions'>;

/** One page has all of them: an account has 3 connections, 10 channels and 20 subscriptions unless it was raised. */
const PAGE = { limit: 100 };

const choice = (value: string | null, more: Partial<TargetChoice> = {}): TargetChoice[] =>
  value ? [{ value, label: null, type: null, instance_id: null, ...more }] : [];

/** Each list, with the one operation of EventGrid that it is read by. */
const LISTS = {
  connections: async (eventGrid: ChoicesEventGrid) =>
    choicesOf(await eventGrid.listConnections(PAGE), ({ items }) =>
      items.flatMap(({ id, name, type, instance_id }) => choice(id, { label: name, type, instance_id })),
    ),
  agencies: async (eventGrid: ChoicesEventGrid) =>
    choicesOf(await eventGrid.listAgencies('TARGET_CONNECTION'), (names) => names.flatMap((name) => choice(name))),
  channels: async (eventGrid: ChoicesEventGrid) =>
    choicesOf(await listCustomChannels(eventGrid, PAGE), ({ items }) =>
      items.flatMap(({ id, name }) => choice(id, { label: name })),
    ),
  /** EventGrid lists no topics and functions: those of other subscriptions are offered. URLs may have credentials. */
  targets: async (eventGrid: ChoicesEventGrid) =>
    choicesOf(await eventGrid.listWholeSubscriptions(PAGE), ({ items }) =>
      items.flatMap(({ name, targets }) => targets.flatMap((target) => usedBy(name, target))),
    ),
};

export type ChoiceList = keyof typeof LISTS;

/** What one of EventGrid's lists offers for a field of a target. The field can be typed too. */
export const targetChoicesRead: OwnRead<{ list: ChoiceList }, TargetChoice[]> = {
  parse: z.object({ list: z.enum(Object.keys(LISTS) as ChoiceList[]) }),
  read: ({ eventGrid, input }) => LISTS[input.list](eventGrid),
  explain: (failure, context) => explainReadFailure(failure, failure.request?.operation ?? 'listConnections', context),
};

function choicesOf<T>(result: EgResult<T>, choicesIn: (data: T) => TargetChoice[]): EgResult<TargetChoice[]> {
  if (!result.ok) return result;
  const byValue = new Map(choicesIn(result.data).map((one) => [`${one.type} ${one.value}`, one]));
  return success([...byValue.values()], result.requestId);
}

function usedBy(subscription: string | null, target: Record<string, unknown>): TargetChoice[] {
  const kind = targetKindOf(target.name);
  if (kind === null) return [];
  const { part, label } = TARGET_KINDS[kind];
  const value = readObject(target[part])?.[label];
  return label === 'url' || typeof value !== 'string' ? [] : choice(value, { label: subscription, type: kind });
}
