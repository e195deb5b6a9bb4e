import fc from 'fast-check';
import { type CreateSourceValues, EMPTY_CREATE_SOURCE_VALUES } from '@/lib/sources/values';
import { EMPTY_TARGET } from '@/lib/subscriptions/targets';
import type { SubscriptionValues } from '@/lib/subscriptions/values';

/** Texts that try to leave their string and make a file `canary`, in one of the languages that code is written in. */
const HOSTILE = [
  "'; touch canary; '",
  '"; touch canary; "',
  '$(touch canary)',
  '`touch canary`',
  '\\"; touch canary #',
  "'$(touch canary)'",
  '${process.exit(3)}',
  "${require('fs').writeFileSync('canary','')}",
  '"+(await import("node:fs")).writeFileSync("canary","")+"',
  '"+__import__("os").system("touch canary")+"',
  '{os.system("touch canary")}',
  '${file("/etc/passwd")}',
  '$${x}',
  '$$${x}',
  '%${x} %%{if true}',
  '%{ for x in y }',
  '\n}\nresource "null_resource" "x" {',
  'a\\',
  '\\',
  '"',
  "'",
  "''",
  '"""',
  'line\nline\r\nline\ttab',
  'EOF\nJSON\nEOT',
  '@canary',
  '!history !!',
  '%PATH% ^& $env:PATH',
  '\u202eturned\u202c \u2066isolated\u2069 \u200bhidden\ufeff',
  '\u0000\u0007\u001b[31m\u007f\u0085\u2028\u2029',
  'é 通道 🚀 \u{e0001}',
  '-rf --name=x',
  '__proto__',
  '<script>&quot;</script>',
];

/** Any text, most of them hostile, of at most so many UTF-16 units and without lone surrogates. */
const hostileText = (units: number) =>
  fc
    .array(
      fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...HOSTILE) }, fc.string({ unit: 'binary', maxLength: 12 })),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((parts) =>
      parts
        .join('')
        .slice(0, units)
        .replace(/[\ud800-\udbff]$/, ''),
    );

const goodName = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{4,20}$/).filter((name) => !name.startsWith('hc.'));

/** Values of the form for a source: half of the names are such as EventGrid takes. */
export const hostileSource: fc.Arbitrary<CreateSourceValues> = fc
  .record({
    name: fc.oneof(goodName, hostileText(128)),
    description: hostileText(255),
    channel_id: fc.oneof(
      fc.uuid(),
      hostileText(64).filter((text) => text.trim() === text),
    ),
    type: fc.constantFrom('APPLICATION' as const, 'RABBITMQ' as const, 'ROCKETMQ' as const),
    hosting: fc.constantFrom('cloud' as const, 'self' as const),
    detail: fc.record({
      instance_id: fc.uuid(),
      vhost_name: fc.constant('/'),
      queue_name: hostileText(60).map((text) => text.trim()),
      user_name: hostileText(60).map((text) => text.trim()),
      topic: hostileText(60).map((text) => text.trim()),
      group: fc.constant('eventgrid'),
      enable_acl: fc.boolean(),
      ssl_enable: fc.boolean(),
    }),
  })
  .map(({ detail, ...values }) => ({
    ...values,
    detail: { ...EMPTY_CREATE_SOURCE_VALUES.detail, ...detail, password: 'typed-secret', secret_key: 'typed-secret' },
  }));

/** Values of the form for a subscription. */
export const hostileSubscription: fc.Arbitrary<SubscriptionValues> = fc
  .record({
    name: fc.oneof(goodName, hostileText(128)),
    description: hostileText(255),
    template: hostileText(200),
    subject: hostileText(60),
  })
  .map(({ name, description, template, subject }) => ({
    name,
    description,
    channel_id: '8c1f2a9e-3d47-4b6a-9c02-5e7d1f3a6b48',
    source: 'orders-api',
    filter: JSON.stringify({
      source: [{ op: 'StringIn', values: ['orders-api'] }],
      subject: [{ op: 'StringIn', values: [subject, '${x}'] }],
      data: JSON.parse('{"__proto__":[{"op":"NumberIn","values":[1,2.5]}]}'),
    }),
    targets: [
      {
        ...EMPTY_TARGET,
        url: 'https://hooks.example/orders',
        transform: 'VARIABLE',
        variables: '{"a":"$.data.a"}',
        template,
      },
    ],
  }));
