import { TARGET_KINDS, type TargetKind, targetKindOf } from '@/lib/eventgrid/schemas/target-kinds';
import { readObject } from '@/lib/secrets/json';
import { maskSecrets } from '@/lib/secrets/redact';
import { readText, readTexts } from './loose';

const TEXTS = [
  'id',
  'name',
  'description',
  'status',
  'channel_id',
  'channel_name',
  'created_time',
  'updated_time',
] as const;

/** A target in a few words: its kind, null if this console does not know it, and where it is. */
export type TargetLabel = { kind: TargetKind | null; label: string | null };

/** The fields of a subscription that lists show, under EG's own names. */
export type Subscription = Record<(typeof TEXTS)[number], string | null> & {
  /** Names of the sources whose events it receives. */
  source_names: string[];
  target_labels: TargetLabel[];
};

type Fields = Record<string, unknown>;

/** The sources and targets of a subscription, each as EventGrid returned it. */
type SubscriptionParts = { sources: Fields[]; targets: Fields[] };

/** One subscription with its parts and the whole answer it was read from, secrets masked. */
export type SubscriptionWithRaw = Subscription & SubscriptionParts & { raw: unknown };

/**
 * A subscription and its parts, secrets in clear text: for a change on the server, never for an answer to the browser.
 */
export type SubscriptionWithParts = { subscription: SubscriptionWithRaw; parts: SubscriptionParts };

/** Reads a subscription from an answer, field by field. Returns null if the value is not an object. */
export function readSubscription(value: unknown): Subscription | null {
  const fields = readObject(value);
  return fields && subscriptionFrom(fields);
}

/** Reads one subscription together with the masked answer. Returns null if the value is not an object. */
export function readSubscriptionWithRaw(value: unknown): SubscriptionWithRaw | null {
  const fields = readObject(value);
  const raw = readObject(maskSecrets(fields));
  return fields && raw && { ...subscriptionFrom(fields), ...partsFrom(raw), raw };
}

/** Reads one subscription together with its unmasked parts. Returns null if the value is not an object. */
export function readSubscriptionWithParts(value: unknown): SubscriptionWithParts | null {
  const subscription = readSubscriptionWithRaw(value);
  return subscription && { subscription, parts: partsFrom(readObject(value) ?? {}) };
}

/** Both are arrays of objects (docs/wire.md, "SDK"); anything else in them is left out. */
const partsFrom = ({ sources, targets }: Fields): SubscriptionParts => ({
  sources: objectsIn(sources),
  targets: objectsIn(targets),
});

const objectsIn = (value: unknown): Fields[] =>
  Array.isArray(value) ? value.map(readObject).filter((item) => item !== null) : [];

function subscriptionFrom(fields: Fields): Subscription {
  const { sources, targets } = partsFrom(fields);
  return {
    ...readTexts(fields, TEXTS),
    source_names: sources.flatMap(({ name }) => readText(name) ?? []),
    target_labels: objectsIn(maskSecrets(targets)).map(labelOf),
  };
}

/** Shows a URL's host, the name in a URN, a topic, a channel's ID; the target's own name if its kind is unknown. */
function labelOf(target: Fields): TargetLabel {
  const kind = targetKindOf(target.name);
  if (kind === null) return { kind, label: readText(target.name) };
  const { part, label } = TARGET_KINDS[kind];
  const text = readText(readObject(target[part])?.[label]);
  return { kind, label: text && shorten(text) };
}

/**
 * A function's URN is `urn:fss:{region}:{project}:function:{package}:{function}:{version}`, a topic's ends with its
 * name.
 */
function shorten(text: string): string {
  if (text.startsWith('urn:')) {
    const parts = text.split(':');
    return (parts[4] === 'function' ? parts[6] : parts.at(-1)) || text;
  }
  return URL.canParse(text) ? new URL(text).host : text;
}
