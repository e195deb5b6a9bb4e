import { maskSecrets } from '@/lib/secrets/redact';

/**
 * Reads a field that should be text. A string is returned as it is, even if empty; any other value becomes JSON text,
 * masked; a missing or null field is null. Rule: docs/security.md, "Odd answers".
 */
export function readText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(maskSecrets(value));
}

/** Reads fields that should be texts, each with readText. */
export function readTexts<Name extends string>(
  fields: Record<string, unknown>,
  names: readonly Name[],
): Record<Name, string | null> {
  const texts: Partial<Record<Name, string | null>> = {};
  for (const name of names) texts[name] = readText(fields[name]);
  return texts as Record<Name, string | null>;
}

/** Reads a field that should be a number, also from digits in a string. Returns null for anything else. */
export function readNumber(value: unknown): number | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const number = value === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}
