import * as z from 'zod/mini';
import { type Failure, failures } from './failures';

/** Reads a whole number from a parameter's text. */
export const whole = (min: number, max = Number.MAX_SAFE_INTEGER) => {
  const sentence =
    max === Number.MAX_SAFE_INTEGER
      ? `must be a whole number from ${min}`
      : `must be a whole number from ${min} to ${max}`;
  return z.pipe(
    z.string().check(z.regex(/^\d{1,16}$/, sentence)),
    z.pipe(z.transform(Number), z.int(sentence).check(z.minimum(min, sentence), z.maximum(max, sentence))),
  );
};

/** Parameters that EventGrid's services refuse and not its gateway (our choice). */
const REFUSED_BY_SERVICE = new Set(['provider_type']);

/**
 * Parses a request's parameters with a schema. Returns a Failure that names the first invalid one: EG.00014000, or
 * EG.00513000 where the service checks it.
 */
export function readQuery<Schema extends z.ZodMiniType>(
  given: Record<string, string>,
  schema: Schema,
): z.output<Schema> | Failure {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const missing = issue?.code === 'invalid_type' && given[String(issue.path[0])] === undefined;
  const refusal = REFUSED_BY_SERVICE.has(String(issue?.path[0])) ? failures.invalidParameters : failures.badRequest;
  return refusal(`${issue?.path.join('.')}: ${missing ? 'is mandatory' : issue?.message}`);
}
