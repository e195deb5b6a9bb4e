import { readObject } from '@/lib/secrets/json';
import { readText } from './loose';

/** Whether events of a source would reach a subscription, and in EventGrid's words why not. */
export type CheckedSource = { source_name: string; check_result: boolean; check_detail: string | null };

/**
 * Reads what EventGrid's check says about a source; null if the answer has no entry for it. Rule: docs/wire.md, "EG API,
 * Publishing Events".
 */
export function readCheckedSource(value: unknown, sourceName: string): CheckedSource | null {
  const sources = readObject(value)?.sources;
  const entries = Array.isArray(sources) ? sources.map(readObject) : [];
  const entry = entries.find((one) => one?.source_name === sourceName);
  if (!entry) return null;
  return {
    source_name: sourceName,
    check_result: entry.check_result === true || entry.check_result === 'true',
    check_detail: readText(entry.check_detail) || null,
  };
}
