import * as z from 'zod/mini';
import { FAULT_KINDS, type FaultName, type FaultParameters, faultKind } from './kinds';

const TEN_MINUTES_MS = 600_000;
const PARAMETERS: readonly (keyof FaultParameters)[] = ['ms', 'retry_after', 'status'];

const whole = (min: number, max: number) => {
  const rule = `must be a whole number from ${min} to ${max}`;
  return z.int(rule).check(z.minimum(min, rule), z.maximum(max, rule));
};

/** A rule as it is asked for: which fault meets which requests, how often. Bounds are our choice. */
export const faultRuleSchema = z
  .strictObject({
    fault: z.custom<FaultName>(
      (value) => typeof value === 'string' && Object.hasOwn(FAULT_KINDS, value),
      `must be one of ${Object.keys(FAULT_KINDS).join(', ')}`,
    ),
    /** Whole segments from the start of the path; `*` or `{project_id}` stand for any one. Every path unless given. */
    path: z.optional(
      z.string('must be a text').check(z.regex(/^\/[^?#]*$/, 'must begin with / and have no query'), z.maxLength(2048)),
    ),
    method: z.optional(
      z.pipe(
        z.string('must be a text').check(z.regex(/^[A-Za-z]{1,16}$/, 'must be an HTTP method')),
        z.transform((method) => method.toUpperCase()),
      ),
    ),
    /** How many requests it meets before it is gone; without end unless given. */
    times: z.optional(whole(1, 1_000_000)),
    /** The share of the matching requests that it meets, 1 unless given, drawn by a generator that `seed` starts. */
    probability: z.optional(
      z
        .number('must be a number from 0 to 1')
        .check(z.minimum(0, 'must be from 0 to 1'), z.maximum(1, 'must be from 0 to 1')),
    ),
    seed: z.optional(whole(0, 2 ** 32 - 1)),
    ms: z.optional(whole(0, TEN_MINUTES_MS)),
    retry_after: z.optional(whole(0, 3600)),
    status: z.optional(
      z.int('must be 200 or from 400 to 599').check(
        // A 204 or 304 has no body, and a redirect would need an address.
        z.refine((status) => status === 200 || (status >= 400 && status <= 599), 'must be 200 or from 400 to 599'),
      ),
    ),
  })
  .check((payload) => {
    const { fault } = payload.value;
    for (const name of PARAMETERS.filter((name) => payload.value[name] !== undefined)) {
      if (faultKind(fault).takes.includes(name)) continue;
      payload.issues.push({ code: 'custom', path: [name], message: `is not taken by ${fault}`, input: payload.value });
    }
  });

export type FaultInput = z.input<typeof faultRuleSchema>;
/** A rule that is on, under the ID by which it is switched off; `times` is how many requests it will still meet. */
export type FaultRule = z.output<typeof faultRuleSchema> & { id: string };
