import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExactJson, withNumbersOf, writeJson } from '@/lib/eventgrid/events/exact-json';
import { onThisMachine } from '@/tests/support/on-this-machine';

describe('JSON with numbers as they were written', () => {
  it.each([
    '1.10',
    '9007199254740993',
    '-0',
    '1e2',
    '1E+400',
    '[1.0,"1.0",{"a":1.0,"1.0":[-1.50]}]',
    '{"a\\"1.10":"\\\\","b":1.10}',
    '{"__proto__":{"a":1.10},"toString":2.0}',
    '{"a":1.10,"a":2.20}',
  ])('writes %s as it read it', (text) => {
    const last = text.replace('"a":1.10,"a":2.20', '"a":2.20');
    // A number alone has no holder.
    if (text.startsWith('[') || text.startsWith('{')) expect(writeJson(readExactJson(text))).toBe(last);
    expect(readExactJson(text)).toEqual(JSON.parse(text));
  });

  it('reads and writes whatever JSON does', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(readExactJson(text)).toEqual(JSON.parse(text));
        expect(JSON.parse(writeJson(readExactJson(text)))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('spells each number as it was, wherever it is', () => {
    const number = fc.stringMatching(/^-?(0|[1-9][0-9]{0,20})(\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?$/);
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        const text = `{"a":[${numbers.join(',')}],"b":{${numbers.map((one, at) => `"k${at}":${one}`).join(',')}}}`;
        expect(writeJson(readExactJson(text))).toBe(text);
      }),
    );
  });

  it('gives a copy the spellings, but no number that was changed', () => {
    const original = readExactJson('{"a":1.10,"b":{"c":2.0,"d":3.0}}');
    const copy = withNumbersOf(original, { a: 1.1, b: { c: 5, d: 3 }, e: 1.1 });
    expect(writeJson(copy)).toBe('{"a":1.10,"b":{"c":5,"d":3.0},"e":1.1}');
  });

  it.each(['', '{', '{"a":01}', '[1.]', '1.10.1', '{"a":"1.10}'])('throws at %j, which is no JSON', (text) => {
    expect(() => readExactJson(text)).toThrow(SyntaxError);
  });

  it('takes 8 MB of numbers or of one text in a moment', () => {
    const started = performance.now();
    expect(writeJson(readExactJson(`["${'\\\\'.repeat(4_000_000)}"]`))).toHaveLength(8_000_000 + 4);
    readExactJson(`[${'1.0,'.repeat(500_000)}1]`);
    expect(performance.now() - started).toBeLessThan(onThisMachine(5000));
  });
});
