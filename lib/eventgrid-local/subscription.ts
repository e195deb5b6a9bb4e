import * as z from 'zod/mini';
import { readExactJson, withNumbersOf } from '@/lib/eventgrid/events/exact-json';
import { readFilter } from '@/lib/eventgrid/events/filter';
import { readTransform } from '@/lib/eventgrid/events/transform';
import type { SubscriptionRow } from './event-tables';
import type { CloudEvent } from './schemas/event';
import { sourceInAnswer, targetInAnswer } from './schemas/subscription';

type Target = z.output<typeof targetInAnswer>;

const storedSources = z.array(sourceInAnswer);
const storedTargets = z.array(targetInAnswer);

function parsed<Schema extends z.ZodMiniType>(schema: Schema, text: string): z.output<Schema> {
  const json = readExactJson(text);
  return withNumbersOf(json, schema.parse(json));
}

/** Reads the sources and targets from a subscription's row. */
export const partsOf = (row: Pick<SubscriptionRow, 'sources' | 'targets'>) => ({
  sources: parsed(storedSources, row.sources),
  targets: parsed(storedTargets, row.targets),
});

/** A target, with what it receives of an event; null if that cannot be known. */
export type ActiveTarget = { target: Target; bodyOf: (event: CloudEvent) => string | null };

/** A subscription, parsed and ready to match events. */
export type ActiveSubscription = {
  id: string;
  name: string;
  takes: (event: CloudEvent) => boolean;
  targets: readonly ActiveTarget[];
};

/** Parses a subscription. While enabled, it matches events of the sources that it names whose filter matches. */
function activeSubscription(row: SubscriptionRow): ActiveSubscription {
  const { sources, targets } = partsOf(row);
  const filters = sources.map(({ name, filter }) => ({ name, fits: readFilter(filter) }));
  return {
    id: row.id,
    name: row.name,
    takes: (event) =>
      row.status === 'ENABLED' && filters.some(({ name, fits }) => name === event.source && fits(event).matched),
    targets: targets.map((target) => {
      const write = readTransform(target.transform);
      return { target, bodyOf: (event) => write?.(event) ?? null };
    }),
  };
}

const MAX_KNOWN = 1000;

/** Makes a reader of subscriptions that parses each once, until its row changes. */
export function subscriptionReader(): (row: SubscriptionRow) => ActiveSubscription {
  const known = new Map<string, { row: SubscriptionRow; active: ActiveSubscription }>();
  return (row) => {
    const found = known.get(row.id);
    if (found && isSame(found.row, row)) return found.active;
    if (known.size >= MAX_KNOWN) known.clear();
    const active = activeSubscription(row);
    known.set(row.id, { row, active });
    return active;
  };
}

const isSame = (one: SubscriptionRow, other: SubscriptionRow): boolean =>
  one.status === other.status && one.sources === other.sources && one.targets === other.targets;
