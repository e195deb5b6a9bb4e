import { readObject, readText } from './loose';

/** A subscription as far as the console shows it, under EG's own names; its targets are not passed on. */
export type Subscription = {
  id: string | null;
  name: string | null;
  description: string | null;
  status: string | null;
  channel_id: string | null;
  channel_name: string | null;
  /** Names of the sources whose events it takes. */
  source_names: string[];
  created_time: string | null;
};

/** Reads a subscription from an answer, field by field. Returns null when the value is no object. */
export function readSubscription(value: unknown): Subscription | null {
  const fields = readObject(value);
  if (!fields) return null;
  return {
    id: readText(fields.id),
    name: readText(fields.name),
    description: readText(fields.description),
    status: readText(fields.status),
    channel_id: readText(fields.channel_id),
    channel_name: readText(fields.channel_name),
    source_names: readSourceNames(fields.sources),
    created_time: readText(fields.created_time),
  };
}

/** A subscription names its sources in `sources`, an array of objects with `name` (SDK, SubscriptionSource). */
function readSourceNames(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item) => readText(readObject(item)?.name) ?? []);
}
