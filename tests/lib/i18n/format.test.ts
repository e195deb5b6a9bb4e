import { describe, expect, it } from 'vitest';
import { format, formatPlural } from '@/lib/i18n/format';

describe('format', () => {
  it('fills every placeholder, also one that occurs twice', () => {
    expect(format('{a} and {b}, {a}', { a: 'x', b: 2 })).toBe('x and 2, x');
  });

  it('keeps a placeholder without a value, so that the mistake is visible', () => {
    expect(format('{count} left', {})).toBe('{count} left');
  });

  it('inserts a value as text, not as a pattern or another placeholder', () => {
    expect(format('{a}{b}', { a: '$&{b}', b: '$1' })).toBe('$&{b}$1');
  });

  it('fills 0 and an empty text', () => {
    expect(format('{a}|{b}', { a: 0, b: '' })).toBe('0|');
  });
});

describe('a value that is written from right to left', () => {
  it.each(['שלום', 'طلبات-1', '\u202etxt', 'a\u2067b'])('does not turn the text around it: %j', (name) => {
    expect(format('Delete {name}?', { name })).toBe(`Delete \u2068${name}\u2069?`);
    expect(formatPlural({ other: '{count} on {name}' }, 2, 'en', { name })).toBe(`2 on \u2068${name}\u2069`);
  });

  it.each(['orders-api', 'Bestellungen für März', '订单'])('needs no marks if it is none: %j', (name) => {
    expect(format('Delete {name}?', { name })).toBe(`Delete ${name}?`);
  });
});

describe('formatPlural', () => {
  const sources = { one: '{count} source', other: '{count} sources' };

  it.each([
    [0, '0 sources'],
    [1, '1 source'],
    [2, '2 sources'],
    [12_345, '12,345 sources'],
  ])('describes %d in English', (count, text) => {
    expect(formatPlural(sources, count, 'en')).toBe(text);
  });

  it('uses the only form that Chinese has', () => {
    expect(formatPlural({ other: '{count} 个' }, 1, 'zh-CN')).toBe('1 个');
  });

  it('falls back to the general form', () => {
    expect(formatPlural({ other: '{count} of {total}' }, 1, 'en', { total: 9 })).toBe('1 of 9');
  });
});
