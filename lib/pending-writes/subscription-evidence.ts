import { readText } from '@/lib/eventgrid/answers/loose';
import { maskSecrets } from '@/lib/secrets/redact';
import type { Recognizable } from './create-evidence';
import type { Editable } from './pending-write';

type Fields = Record<string, unknown>;
type Sent = { description?: string | null; sources?: Fields[]; targets?: Fields[] };

/** What EventGrid adds to a source or target by itself. */
const OWN_FIELDS = new Set(['id', 'created_time', 'updated_time']);

/** Writes a subscription's lists, as sent or as answered, so that they can be compared: without secrets and IDs. */
export const comparable = ({ description, sources, targets }: Sent): Editable => ({
  ...(description === undefined ? {} : { description }),
  detail: { ...(sources && { sources: canonical(sources) }), ...(targets && { targets: canonical(targets) }) },
});

type Named = Sent & { name?: string | null; channel_id?: string | null };

/** Writes what identifies a new subscription: EventGrid may add settings to its targets, but not to its filter. */
export const recognizable = ({ name, channel_id, description, sources = [], targets = [] }: Named): Recognizable => ({
  name: name ?? null,
  channel_id: channel_id ?? null,
  description: description ?? null,
  detail: {
    sources: canonical(sources.map(({ name: source, filter }) => ({ name: source, filter }))),
    targets: targets.map((target) => readText(target.name)).join(),
  },
});

/** JSON with sorted keys; missing and null are the same. */
function canonical(value: unknown): string {
  return JSON.stringify(maskSecrets(value), (key, inner: unknown) => {
    if (OWN_FIELDS.has(key)) return undefined;
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner).filter(([, part]) => part !== null && part !== undefined);
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
