import type { FormValues } from './form';

const SECRETS = new Set(['password', 'secret_key', 'access_key', 'token', 'passcode']);

/** Copies a form's values without its secrets, at whatever depth, so that the form can be given back as it was typed. */
export function withoutSecrets(values: FormValues): FormValues {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([field]) => !SECRETS.has(field))
      .map(([field, value]) => [field, typeof value === 'object' ? withoutSecrets(value) : value]),
  );
}

// Striking out every "a" because somebody typed it as a password would leave no log line readable.
const MIN_KNOWN_CHARS = 4;

/** Lists the secret values that a form holds, for the log to strike out. */
export function secretsIn(values: FormValues): string[] {
  return Object.entries(values).flatMap(([field, value]) => {
    if (typeof value === 'object') return secretsIn(value);
    return SECRETS.has(field) && typeof value === 'string' && value.length >= MIN_KNOWN_CHARS ? [value] : [];
  });
}
