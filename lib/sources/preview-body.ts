import { isDetailSecret, MASK } from '@/lib/secrets/mask';
import { type CreateSourceValues, createSourceBody } from './values';

/** Marks a missing value in a preview. It is not valid JSON, so that it is not mistaken for a value. */
export const MISSING = Symbol('missing');

/**
 * Builds the body that Create would send, for display: each typed secret is `••••`, each empty text is MISSING.
 * Otherwise it is identical, since createSourceBody builds both.
 */
export function previewBody(values: CreateSourceValues): Record<string, unknown> {
  return previewObject(createSourceBody(values));
}

function previewObject(body: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(body).map(([key, value]: [string, unknown]) => {
      if (value === '') return [key, MISSING];
      if (isDetailSecret(key)) return [key, MASK];
      return [key, typeof value === 'object' && value !== null ? previewObject(value) : value];
    }),
  );
}
