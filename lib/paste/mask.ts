import { SECRET_FIELDS } from '@/lib/secrets/fields';
import { MASK } from '@/lib/secrets/mask';
import { maskSecrets, maskSecretValues, strikeSecretFields } from '@/lib/secrets/redact';

/** Shorter secrets are parts of other words, so that masking them alone would show where they are (our choice). */
const MIN_MASKED_UNITS = 7;

const { detail, log, form } = SECRET_FIELDS;
const NAMES = [...detail, ...log, ...form, 'security_token', 'x-security-token', 'ak', 'sk']
  .filter((name) => name !== 'body' && name !== 'secret')
  .map((name) => name.replaceAll(/[_-]/g, '[_-]?'))
  .join('|');
/** Finds the names of secrets in any notation: a header, JSON, a parameter, an argument, and what is after it. */
const NAMED = new RegExp(
  String.raw`((?<![a-z])(?:${NAMES})["'\x60^\\]*(?:\s+is)?\s*[:=]\s*)(?!var\.|local\.|data\.)(?:"((?:\\.|[^"\\\n])*)"?|'([^'\n]*)'?|[^\s"'][^"'\n]*)`,
  'gi',
);
/** A run that no name, ID or address is as long as: a token, or what is left of one. */
const LONG_RUN = /[A-Za-z0-9+/=_-]{100,}/g;

/**
 * Masks the secrets of a paste for display: those that were recognized, and all else that is named or looks like one.
 * Returns null if one of them would still be readable, such as a short one: the text must not be shown then.
 */
export function maskPaste(pasted: string, secrets: readonly string[]): string | null {
  const known = secrets.filter((secret) => secret !== '' && secret !== MASK);
  const shown = strikeSecretFields(maskSecretValues(pasted, known))
    .replaceAll(NAMED, (_all, head: string, double?: string, single?: string) => {
      const quote = double === undefined ? (single === undefined ? '' : "'") : '"';
      return head + quote + MASK + quote;
    })
    .replaceAll(LONG_RUN, MASK);
  const isReadable = known.some((secret) => secret.length < MIN_MASKED_UNITS || shown.includes(secret));
  return isReadable ? null : shown;
}

/** Writes what was recognized as JSON, its secrets masked: shown in the place of a text that can't be masked. */
export const maskedBody = (body: unknown): string => JSON.stringify(maskSecrets(body), null, 2);
