import { readObject } from '@/lib/secrets/json';
import { readText, readTexts } from './loose';

const TEXTS = ['id', 'name', 'description', 'provider_type', 'created_time', 'updated_time'] as const;

/** A channel from EventGrid's answer, under EG's own names. Its access policy itself is left out. */
export type Channel = Record<(typeof TEXTS)[number] | 'enterprise_project_id', string | null> & {
  /** Whether other accounts may publish to it; null if EventGrid did not say. */
  cross_account: boolean | null;
};

/**
 * Reads a channel from an answer, field by field; `eps_id` is the old name of `enterprise_project_id`. Returns null if
 * the value is not an object.
 */
export function readChannel(value: unknown): Channel | null {
  const fields = readObject(value);
  if (!fields) return null;
  return {
    ...readTexts(fields, TEXTS),
    enterprise_project_id: readText(fields.enterprise_project_id ?? fields.eps_id),
    cross_account: readCrossAccount(fields),
  };
}

/** No model lists `cross_account` or `policy`, yet EventGrid returns an existing policy (docs/wire.md, "TF"). */
function readCrossAccount({ cross_account, policy }: Record<string, unknown>): boolean | null {
  if (typeof cross_account === 'boolean') return cross_account;
  return readObject(policy) ? true : null;
}
