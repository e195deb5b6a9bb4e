import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sourceNameSchema } from '@/lib/eventgrid/schemas/source';
import { fixSourceName, nextSourceName, splitInvalid } from '@/lib/eventgrid/schemas/source-name';

describe('fixSourceName', () => {
  it.each([
    ['My-Source', 'my-source'],
    ['orders api', 'orders-api'],
    ['  orders\t', 'orders'],
    ['Café Zürich', 'cafe-zurich'],
    ['ｏｒｄｅｒｓ', 'orders'],
    ['-orders', 'orders'],
    ['hc.orders', 'orders'],
    ['HC.hc.orders', 'orders'],
    ['a'.repeat(200), 'a'.repeat(128)],
  ])('turns %j into %j', (name, fixed) => {
    expect(fixSourceName(name)).toBe(fixed);
  });

  it.each(['orders-api', '', '名称', '...', 'hc.'])('suggests nothing for %j', (name) => {
    expect(fixSourceName(name)).toBeNull();
  });

  it('never suggests a name that the rule refuses', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 150 }), fc.boolean(), (text, reserved) => {
        const fixed = fixSourceName(reserved ? `hc.${text}` : text);
        if (fixed !== null) expect(sourceNameSchema.safeParse(fixed).success, JSON.stringify(text)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('nextSourceName', () => {
  it.each([
    ['orders-api', 'orders-api-2'],
    ['orders-api-2', 'orders-api-3'],
    ['orders-9', 'orders-10'],
    ['a'.repeat(128), `${'a'.repeat(126)}-2`],
  ])('after %j, suggests the name %j', (name, next) => {
    expect(nextSourceName(name)).toBe(next);
    expect(sourceNameSchema.safeParse(next).success).toBe(true);
  });
});

describe('markForeign', () => {
  it('counts characters as people see them, not UTF-16 units', () => {
    expect(splitInvalid('My-名')).toEqual([
      { text: 'M', foreign: true },
      { text: 'y-', foreign: false },
      { text: '名', foreign: true },
    ]);
  });
});
