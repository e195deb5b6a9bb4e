import * as z from 'zod/mini';
import { readExactJson, withNumbersOf } from '@/lib/eventgrid/events/exact-json';
import { readFilter } from '@/lib/eventgrid/events/filter';
import { readTransform } from '@/lib/eventgrid/events/transform';
import { type AllowedTarget, isCalled } from './allowed-target';
import type { WebhookCall } from './deliver';
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

/** A subscription, parsed and ready to match events. */
export type ActiveSubscription = { name: string; takes: (event: CloudEvent) => boolean; targets: Target[] };

/** Parses a subscription. While enabled, it matches events of the sources that it names whose filter matches. */
export function activeSubscription(row: SubscriptionRow): ActiveSubscription {
  const { sources, targets } = partsOf(row);
  const filters = sources.map(({ name, filter }) => ({ name, fits: readFilter(filter) }));
  return {
    name: row.name,
    takes: (event) =>
      row.status === 'ENABLED' && filters.some(({ name, fits }) => name === event.source && fits(event).matched),
    targets,
  };
}

/** Lists the webhooks of a subscription that get an event, with their payloads. Other targets get nothing. */
export const webhookCalls = (
  event: CloudEvent,
  { targets }: ActiveSubscription,
  allowed: readonly AllowedTarget[],
): WebhookCall[] =>
  targets.flatMap(({ detail, transform, retry_times }) => {
    const url = detail?.url;
    if (typeof url !== 'string' || !isCalled(url, allowed)) return [];
    const body = readTransform(transform)?.(event);
    if (body === undefined) return [];
    return [{ url, body, retries: retry_times === 0 ? 0 : 1 }];
  });
