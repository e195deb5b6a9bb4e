import { newWriteId } from '@/lib/pending-writes/new-id';
import { readObject } from '@/lib/secrets/json';
import type { FilteringSubscription } from './why-not-arrived';

/** Makes the event that the test page begins with: of the source, with an ID and a time of its own. */
export const exampleTestEvent = (source: string, type: string | null): string =>
  JSON.stringify(
    {
      id: newWriteId(),
      source,
      specversion: '1.0',
      type: type ?? 'test',
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      data: { hello: 'EventGrid' },
    },
    null,
    2,
  );

/** Finds an event type that a filter for the source names; null if none does. */
export function wantedType(subscriptions: readonly FilteringSubscription[], source: string): string | null {
  for (const { sources } of subscriptions) {
    const conditions = readObject(sources.find(({ name }) => name === source)?.filter)?.type;
    const [first] = Array.isArray(conditions) ? conditions.map(readObject) : [];
    const [type] = first?.op === 'StringIn' && Array.isArray(first.values) ? first.values : [];
    if (typeof type === 'string') return type;
  }
  return null;
}
