import { readObject } from '@/lib/secrets/json';
import { readNumber, readText } from './loose';

/** One quota: `quota` is the account's limit, `max` how far it can be raised; null if missing. */
export type Quota = { type: string | null; used: number | null; quota: number | null; max: number | null };

/**
 * Reads the answer of `GET /v1/{project_id}/quotas`: `{"quotas":{"resources":[…]}}`. If there is only `max`, it is the
 * limit. Returns null if there is no list of resources. Skips items that are not objects.
 */
export function readQuotas(value: unknown): Quota[] | null {
  const resources = readObject(readObject(value)?.quotas)?.resources;
  if (!Array.isArray(resources)) return null;
  return resources.flatMap((item) => {
    const fields = readObject(item);
    if (!fields) return [];
    const max = readNumber(fields.max);
    return [
      { type: readText(fields.type), used: readNumber(fields.used), quota: readNumber(fields.quota) ?? max, max },
    ];
  });
}
