import { readObject } from '@/lib/secrets/json';
import { readText, readTexts } from './loose';

const TEXTS = ['id', 'name', 'description', 'status', 'channel_id', 'channel_name', 'created_time'] as const;

/** The fields of a subscription that the console shows, under EG's own names. Its targets are left out. */
export type Subscription = Record<(typeof TEXTS)[number], string | null> & {
  /** Names of the sources whose events it receives. */
  source_names: string[];
};

/** Reads a subscription from an answer, field by field. Returns null if the value is not an object. */
export function readSubscription(value: unknown): Subscription | null {
  const fields = readObject(value);
  return fields && { ...readTexts(fields, TEXTS), source_names: readSourceNames(fields.sources) };
}

/** A subscription names its sources in `sources`, an array of objects with `name` (docs/wire.md, "SDK"). */
function readSourceNames(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => readText(readObject(item)?.name) ?? []);
}
