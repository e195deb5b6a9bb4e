import * as z from 'zod/mini';
import { FAULT_KINDS, type FaultName, type FaultParameters, faultKind } from './kinds';

const TEN_MINUTES_MS = 600_000;
const PARAMETERS: readonly (keyof FaultParameters)[] = ['ms', 'retry_after', 'status', 'message'];

const whole = (min: number, max: number) => {
  const rule = `must be a whole number from ${min} to ${max}`;
  return z.int(rule).check(z.minimum(min, rule), z.maximum(max, rule));
};

/** A rule as requested: which fault applies to which requests, and how often. Bounds are our choice. */
export const faultRuleSchema = z
  .strictObject({
    fault: z.custom<FaultName>(
      (value) => typeof value === 'string' && Object.hasOwn(FAULT_KINDS, value),
      `must be one of ${Object.keys(FAULT_KINDS).join(', ')}`,
    ),
    /** Whole segments from the start of the path. `*` or `{project_id}` match any segment. By default, every path. */
    path: z.optional(
      z.string('must be a text').check(z.regex(/^\/[^?#]*$/, 'must begin with / and have no query'), z.maxLength(2048)),
    ),
    method: z.optional(
      z.pipe(
        z.string('must be a text').check(z.regex(/^[A-Za-z]{1,16}$/, 'must be an HTTP method')),
        z.transform((method) => method.toUpperCase()),
      ),
    ),
    /** How many requests it applies to before it is removed; no limit by default. */
    times: z.optional(whole(1, 1_000_000)),
    /** The share of matching requests that it applies to, 1 by default, drawn by a generator seeded with `seed`. */
    probability: z.optional(
      z
        .number('must be a number from 0 to 1')
        .check(z.minimum(0, 'must be from 0 to 1'), z.maximum(1, 'must be from 0 to 1')),
    ),
    seed: z.optional(whole(0, 2 ** 32 - 1)),
    ms: z.optional(whole(0, TEN_MINUTES_MS)),
    message: z.optional(z.string('must be a text').check(z.maxLength(1024, 'must be at most 1024 characters'))),
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
/** An active rule, with the ID that switches it off. `times` is how many more requests it applies to. */
export type FaultRule = z.output<typeof faultRuleSchema> & { id: string };
