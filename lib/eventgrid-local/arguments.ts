import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { type AllowedTarget, isLoopback, readAllowedTarget } from './allowed-target';
import { DEFAULT_QUOTAS } from './quotas';
import type { QuotaLimits } from './store';

/** How --help describes an option: a placeholder for its value (a switch has none), and what it does. */
type OptionHelp = { value?: string; text: string; many?: boolean };
const optionHelp = z.registry<OptionHelp>();

const whole = (max: number, min = 0) =>
  z.pipe(
    z.string().check(z.regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)),
    z.pipe(
      z.transform(Number),
      z
        .number()
        .check(z.refine((value) => value >= min && value <= max, `must be a whole number from ${min} to ${max}`)),
    ),
  );

const oneOf = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z._default(z.enum(names, `must be ${names.join(' or ')}`), names[0]);

const MAX_QUOTA = 1_000_000;
const QUOTA_TYPES = Object.keys(DEFAULT_QUOTAS);
const QUOTA = new RegExp(`^(?:(${QUOTA_TYPES.join('|')})=)?(\\d{1,7})$`);
const quotaSentence = `must be N or TYPE=N, with N up to ${MAX_QUOTA} and TYPE one of ${QUOTA_TYPES.join(', ')}`;
const quotas = z.pipe(
  z.array(z.string().check(z.refine((text) => Number(QUOTA.exec(text)?.[2] ?? NaN) <= MAX_QUOTA, quotaSentence))),
  z.transform((texts): Partial<QuotaLimits> => {
    const matches = texts.map((text) => QUOTA.exec(text) ?? []);
    return Object.fromEntries(matches.map(([, type = 'SOURCE', limit]) => [type, Number(limit)]));
  }),
);

const targets = z.pipe(
  z.array(z.string().check(z.refine((text) => readAllowedTarget(text) !== null, 'must be HOST or HOST:PORT'))),
  z.transform((texts): AllowedTarget[] => texts.map(readAllowedTarget).filter((target) => target !== null)),
);

/** All options, in the order of --help. */
const argumentsSchema = z.object({
  port: z
    ._default(whole(65_535), 4010)
    .register(optionHelp, { value: 'PORT', text: 'port to listen on; 0 takes a free one' }),
  host: z
    ._default(z.string().check(z.regex(/^[\w.:-]+$/, 'must be a name or an address')), '127.0.0.1')
    .register(optionHelp, { value: 'HOST', text: 'name or address to listen on' }),
  'allow-remote': z
    ._default(z.boolean(), false)
    .register(optionHelp, { text: 'let --host name more than this machine: whoever reaches it may sign in' }),
  data: z
    ._default(z.string().check(z.minLength(1, 'must be a file or :memory:')), ':memory:')
    .register(optionHelp, { value: 'FILE', text: 'where everything is kept; :memory: keeps nothing' }),
  seed: z
    ._default(z.boolean(), false)
    .register(optionHelp, { text: 'give an empty store the custom channel "orders", and instances to DMS' }),
  sources: z
    ._default(whole(1_000_000), 0)
    .register(optionHelp, { value: 'N', text: 'generate N custom sources in the project "local", quotas raised' }),
  channels: z
    ._default(whole(100_000), 0)
    .register(optionHelp, { value: 'N', text: 'generate N custom channels in the project "local", quotas raised' }),
  projects: z._default(whole(1000), 0).register(optionHelp, {
    value: 'N',
    text: 'generate N further projects, with a channel and sources named after each',
  }),
  quota: z._default(quotas, {}).register(optionHelp, {
    value: '[TYPE=]N',
    text: 'allow N of a type, SOURCE unless named; may be repeated',
    many: true,
  }),
  'token-bytes': z
    ._default(whole(16_384, 64), 2048)
    .register(optionHelp, { value: 'N', text: 'length of the tokens that IAM issues, 64 to 16384' }),
  'allow-target': z._default(targets, []).register(optionHelp, {
    value: 'HOST[:PORT]',
    text: 'let webhooks reach this host too, not this machine alone; may be repeated',
    many: true,
  }),
  latency: z
    ._default(whole(60_000), 0)
    .register(optionHelp, { value: 'MS', text: 'wait this long before every answer' }),
  'detail-as': oneOf(['object', 'string']).register(optionHelp, {
    value: 'object|string',
    text: 'answer detail as an object, or as JSON in a string',
  }),
  times: oneOf(['rfc3339', 'plain']).register(optionHelp, {
    value: 'rfc3339|plain',
    text: 'answer times in RFC 3339, or without T and zone',
  }),
  'edit-enabled': oneOf(['allowed', 'refused']).register(optionHelp, {
    value: 'allowed|refused',
    text: 'change an enabled subscription, or answer 400 EG.00513002',
  }),
  'offset-past-end': oneOf(['empty', 'refused']).register(optionHelp, {
    value: 'empty|refused',
    text: 'answer an offset past the end of the sources with nothing, or 400',
  }),
  'offset-max': z
    .optional(whole(1_000_000))
    .register(optionHelp, { value: 'N', text: 'refuse a larger offset, as old editions do (off)' }),
  control: z.optional(whole(65_535)).register(optionHelp, {
    value: 'PORT',
    text: 'port on which faults are switched on and off; 0 takes a free one (off)',
  }),
  help: z._default(z.boolean(), false).register(optionHelp, { text: 'print this' }),
});

export type Arguments = z.output<typeof argumentsSchema>;

const options = Object.entries(argumentsSchema.shape).map(([name, schema]): OptionHelp & { name: string } => ({
  name,
  text: '',
  ...optionHelp.get(schema),
}));

/** Returns the text of --help. */
export function helpText(): string {
  const defaults: Record<string, unknown> = argumentsSchema.parse({});
  const lines = options.map(({ name, value, text }) => {
    const fallback = defaults[name];
    const shown = typeof fallback === 'string' || typeof fallback === 'number' ? ` (${fallback})` : '';
    return `  ${`--${name} ${value ?? ''}`.padEnd(34)} ${text}${shown}`;
  });
  return [
    'Usage: eventgrid-local [options], or npm run eventgrid -- [options]',
    '',
    'Serves an EventGrid v1 with its IAM, for any client.',
    '',
    ...lines,
    '',
  ].join('\n');
}

/** Reads the command line. Throws an Error with one sentence for the operator if an option can't be used. */
export function readArguments(argv: readonly string[]): Arguments {
  const parsed = argumentsSchema.safeParse(parseCommandLine(argv));
  if (parsed.success) {
    const { host } = parsed.data;
    if (parsed.data['allow-remote'] || isLoopback(host)) return parsed.data;
    throw new Error(
      `--host ${host} opens this server, whose passwords and keys are published, to other machines: add --allow-remote to do that. See --help.`,
    );
  }
  const sentences = parsed.error.issues.map(({ path, message }) => `--${String(path[0])} ${message}`);
  throw new Error(`${sentences.join('; ')}. See --help.`);
}

function parseCommandLine(argv: readonly string[]): object {
  const known = options.map(({ name, value, many = false }) => {
    const type = value === undefined ? ('boolean' as const) : ('string' as const);
    return [name, { type, multiple: many }];
  });
  try {
    return parseArgs({ args: [...argv], options: Object.fromEntries(known) }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)} See --help.`, { cause: error });
  }
}
