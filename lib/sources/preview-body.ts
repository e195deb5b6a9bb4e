import { isDetailSecret, MASK } from '@/lib/secrets/mask';
import { type CreateSourceValues, createSourceBody } from './values';

/** Stands in a preview for a value that the form still lacks; it is no JSON, so that nobody takes it for a value. */
export const MISSING = Symbol('missing');

/**
 * Builds the body that Create would send, for showing: each typed secret is `••••`, each empty text is MISSING. Apart
 * from these it is the very body, since both are built by createSourceBody.
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
