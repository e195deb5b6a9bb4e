import * as z from 'zod/mini';
import { maskSecrets } from '@/lib/secrets/redact';

const objectSchema = z.looseObject({});

/** Reads any JSON value as an object's fields. Returns null for everything that is no object (arrays too). */
export function readObject(value: unknown): Record<string, unknown> | null {
  const parsed = objectSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/**
 * Reads a field that should be text. A string stays as it is, the empty one too; what is no text is shown as JSON text,
 * masked; a missing or null field is null. Rule: design, security rule 8 (odd fields are values to show).
 */
export function readText(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(maskSecrets(value));
}

/** Reads a field that should be a number; digits in a string are accepted. Returns null for anything else. */
export function readNumber(value: unknown): number | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const number = value === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}
