import { readObject } from '@/lib/secrets/json';
import { readNumber, readText } from './loose';

/** Why an operation on one of several items was refused, under the failure's names. */
export type OperatedRefusal = { status: number | null; code: string | null; message: string | null };

/**
 * Reads what became of one subscription from the answer to an operation on several: its entry has an `error_code` if it
 * was refused. Returns null if the answer is not such a list, or says that something failed but not what. Rule:
 * docs/wire.md, "EG API, subscriptions".
 */
export function readOperated(value: unknown, id: string): { id: string; refused: OperatedRefusal | null } | null {
  const fields = readObject(value);
  const failed = readNumber(fields?.failed_count);
  if (fields === null || failed === null) return null;
  const entries = Array.isArray(fields.events) ? fields.events.map(readObject) : [];
  const entry = entries.find((one) => one?.subscription_id === id);
  const code = readText(entry?.error_code) || null;
  const message = readText(entry?.error_msg) || null;
  if (code === null && failed > 0) return null;
  return { id, refused: code === null ? null : { status: statusOf(code), code, message } };
}

/** EventGrid answers the same codes with a status elsewhere: `EG.00014040` with 404, `EG.00513002` with 400. */
const statusOf = (code: string): number | null => (code === 'EG.00014040' ? 404 : 400);
