import { describe, expect, it } from 'vitest';
import { readArguments } from '@/lib/eventgrid-local/arguments';

describe('readArguments', () => {
  it('serves an unseeded store in memory on port 4010 unless told otherwise', () => {
    expect(readArguments([])).toEqual({
      port: 4010,
      data: ':memory:',
      seed: false,
      sources: 0,
      channels: 0,
      latency: 0,
      'token-bytes': 2048,
      help: false,
    });
  });

  it.each([
    ['--port', '65535'],
    ['--port', '0'],
    ['--sources', '1000000'],
    ['--latency', '60000'],
    ['--quota', '0'],
    ['--token-bytes', '64'],
    ['--token-bytes', '16384'],
    ['--control', '0'],
    ['--control', '65535'],
  ])('takes %s %s', (option, value) => {
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
    ['--token-bytes', '63'],
    ['--token-bytes', '16385'],
    ['--control', '65536'],
    ['--control', ''],
    ['--data', ''],
  ])('refuses %s %j and names the option', (option, value) => {
    expect(() => readArguments([`${option}=${value}`])).toThrow(new RegExp(`^${option} must be .*See --help\\.$`));
  });

  it.each([['--prot'], ['--seed=yes'], ['here'], ['--port']])('refuses the unknown or incomplete %s', (option) => {
    expect(() => readArguments([option])).toThrow(/See --help\.$/);
  });
});
