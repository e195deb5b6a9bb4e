import { describe, expect, it } from 'vitest';
import { helpText, readArguments } from '@/lib/eventgrid-local/arguments';

describe('readArguments', () => {
  it('serves an unseeded in-memory store on port 4010 by default', () => {
    expect(readArguments([])).toEqual({
      port: 4010,
      host: '127.0.0.1',
      'allow-remote': false,
      'allow-target': [],
      data: ':memory:',
      seed: false,
      sources: 0,
      channels: 0,
      latency: 0,
      'token-bytes': 2048,
      projects: 0,
      quota: {},
      'detail-as': 'object',
      times: 'rfc3339',
      'edit-enabled': 'allowed',
      'offset-past-end': 'empty',
      help: false,
    });
  });

  it.each([
    ['--port', '65535'],
    ['--port', '0'],
    ['--sources', '1000000'],
    ['--latency', '60000'],
    ['--offset-max', '0'],
    ['--offset-max', '1000000'],
    ['--token-bytes', '64'],
    ['--token-bytes', '16384'],
    ['--control', '0'],
    ['--control', '65535'],
  ])('accepts %s %s', (option, value) => {
    expect(readArguments([option, value])).toMatchObject({ [option.slice(2)]: Number(value) });
  });

  it.each([
    ['--port', '65536'],
    ['--port', ''],
    ['--port', 'http'],
    ['--sources', '1e3'],
    ['--sources', '1000001'],
    ['--channels', '-1'],
    ['--latency', '60001'],
    ['--quota', '1.5'],
    ['--quota', '1000001'],
    ['--quota', 'SOURCE='],
    ['--quota', 'MOON=1'],
    ['--quota', 'source=1'],
    ['--offset-max', '1000001'],
    ['--detail-as', 'text'],
    ['--times', ''],
    ['--offset-past-end', 'EMPTY'],
    ['--token-bytes', '63'],
    ['--token-bytes', '16385'],
    ['--control', '65536'],
    ['--control', ''],
    ['--data', ''],
    ['--host', ''],
    ['--host', 'http://a'],
    ['--allow-target', 'http://hooks'],
    ['--allow-target', 'hooks:65536'],
  ])('refuses %s %j and names the option', (option, value) => {
    expect(() => readArguments([`${option}=${value}`])).toThrow(new RegExp(`^${option} must be .*See --help\\.$`));
  });

  it.each([['--prot'], ['--seed=yes'], ['here'], ['--port']])('refuses the unknown or incomplete %s', (option) => {
    expect(() => readArguments([option])).toThrow(/See --help\.$/);
  });

  it('accepts either spelling', () => {
    const given = ['--detail-as', 'string', '--times', 'plain', '--offset-past-end', 'refused'];
    expect(readArguments(given)).toMatchObject({ 'detail-as': 'string', times: 'plain', 'offset-past-end': 'refused' });
  });

  it.each([
    [['--quota', '0'], { SOURCE: 0 }],
    [['--quota', 'SOURCE_RABBITMQ=1000000'], { SOURCE_RABBITMQ: 1_000_000 }],
    [
      ['--quota', '7', '--quota', 'CHANNEL=3', '--quota=SUBSCRIPTION_TARGET=1'],
      { SOURCE: 7, CHANNEL: 3, SUBSCRIPTION_TARGET: 1 },
    ],
    [['--quota', 'SOURCE=1', '--quota', '2'], { SOURCE: 2 }],
  ])('reads quotas by type from %j', (argv, quota) => {
    expect(readArguments(argv).quota).toEqual(quota);
  });
});

it.each(['0.0.0.0', '::', '10.0.0.1', 'build-host', '128.0.0.1'])(
  'refuses --host %s without --allow-remote',
  (host) => {
    expect(() => readArguments(['--host', host])).toThrow(/--allow-remote/);
    expect(readArguments(['--host', host, '--allow-remote'])).toMatchObject({ host });
  },
);

it.each(['127.0.0.1', '127.1.2.3', '::1', 'localhost'])('takes --host %s as it is', (host) => {
  expect(readArguments(['--host', host])).toMatchObject({ host, 'allow-remote': false });
});

it('reads several allowed targets', () => {
  const given = readArguments(['--allow-target', 'Hooks', '--allow-target=[::2]:81']);
  expect(given['allow-target']).toEqual([
    { host: 'hooks', port: null },
    { host: '[::2]', port: 81 },
  ]);
});

it('has a help line for each option, with its default', () => {
  const text = helpText();
  for (const name of Object.keys(readArguments([]))) expect(text).toMatch(new RegExp(`^  --${name} .* \\S`, 'm'));
  expect(text).toMatch(/^ {2}--port PORT .*\(4010\)$/m);
  expect(text).toMatch(/^ {2}--control PORT .*\(off\)$/m);
});
