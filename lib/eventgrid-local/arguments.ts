import { parseArgs } from 'node:util';
import * as z from 'zod/mini';

/** What `npm run eventgrid -- --help` prints. */
export const HELP = `Usage: npm run eventgrid -- [options]

Serves an EventGrid v1 with its IAM on 127.0.0.1, for any client.

  --port PORT        port to listen on; 0 takes a free one (4010)
  --data FILE        where everything is kept; :memory: keeps nothing (:memory:)
  --seed             give an empty store the custom channel "orders"
  --sources N        generate N custom sources in the project "local", quotas raised
  --channels N       generate N custom channels in the project "local", quotas raised
  --latency MS       wait this long before every answer (0)
  --quota N          allow N custom sources, of any type
  --token-bytes N    length of the tokens that IAM issues, 64 to 16384 (2048)
  --control PORT     port on which faults are switched on and off; 0 takes a free one (off)
  --help             print this
`;

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

const argumentsSchema = z.object({
  port: z._default(whole(65_535), 4010),
  data: z._default(z.string().check(z.minLength(1, 'must be a file or :memory:')), ':memory:'),
  seed: z._default(z.boolean(), false),
  sources: z._default(whole(1_000_000), 0),
  channels: z._default(whole(100_000), 0),
  latency: z._default(whole(60_000), 0),
  quota: z.optional(whole(1_000_000)),
  'token-bytes': z._default(whole(16_384, 64), 2048),
  control: z.optional(whole(65_535)),
  help: z._default(z.boolean(), false),
});

export type Arguments = z.infer<typeof argumentsSchema>;

/** Reads the command line. Throws an Error with one sentence for the operator when something in it cannot be used. */
export function readArguments(argv: readonly string[]): Arguments {
  const parsed = argumentsSchema.safeParse(parseCommandLine(argv));
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`);
  throw new Error(`${sentences.join('; ')}. See --help.`);
}

function parseCommandLine(argv: readonly string[]): object {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean' } as const;
  try {
    return parseArgs({
      args: [...argv],
      options: {
        port: text,
        data: text,
        seed: flag,
        sources: text,
        channels: text,
        latency: text,
        quota: text,
        'token-bytes': text,
        control: text,
        help: flag,
      },
    }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)} See --help.`, { cause: error });
  }
}
