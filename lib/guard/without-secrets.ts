import { isFormSecret } from '@/lib/secrets/mask';
import { secretsWithin } from '@/lib/secrets/redact';
import type { FormValues } from './form-data';

/** Copies a form's values without its secrets, at whatever depth, so that the form can be given back as it was typed. */
export function withoutSecrets(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([field]) => !isFormSecret(field))
      .map(([field, value]) => [field, typeof value === 'object' ? withoutSecrets(value) : value]),
  );
}

// Striking out every "a" because somebody typed it as a password would leave no log line readable.
const MIN_KNOWN_CHARS = 4;

/** Lists the secret values that a form holds, for the log to strike out. */
export const secretsIn = (values: FormValues): string[] =>
  secretsWithin(values).filter((secret) => secret.length >= MIN_KNOWN_CHARS);
