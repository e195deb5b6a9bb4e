import type { Publication } from './event-store';
import { storable } from './read-body';
import type { CloudEvent } from './schemas/event';
import type { ActiveSubscription } from './subscription';

/** Longer texts couldn't be queried, and would let 100,000 rows grow without bound. */
const MAX_TEXT_CHARS = 1024;

/** Records where an event was delivered: a row for each matching subscription, or one row without a name. */
export function tracesOf(event: CloudEvent, takers: readonly ActiveSubscription[]): Publication['traces'] {
  const names = takers.length === 0 ? [''] : takers.map(({ name }) => name);
  const kept = (text: string) => storable(text.slice(0, MAX_TEXT_CHARS));
  return names.map((subscription_name) => ({
    subscription_name,
    source_name: event.source,
    event_type: kept(event.type),
    event_id: kept(event.id),
  }));
}
