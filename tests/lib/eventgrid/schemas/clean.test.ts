import { describe, expect, it } from 'vitest';
import { cleanCode, cleanSearch, cleanText } from '@/lib/eventgrid/schemas/clean';

describe('cleanText', () => {
  it.each([
    ['inst-1 ', 'inst-1'],
    ['u\t', 'u'],
    ['q\u200b', 'q'],
    ['\ufeff/vhost\u00a0', '/vhost'],
    ['two words', 'two words'],
    ['队列', '队列'],
  ])('reads %j as %j', (typed, value) => {
    expect(cleanText(typed)).toBe(value);
  });
});

describe('cleanSearch', () => {
  it.each([
    ['"3c8f1d6e-b524-4790-a8e3-5f90c2d7146b",', '3c8f1d6e-b524-4790-a8e3-5f90c2d7146b'],
    ['\u200b3c8f\u200b ', '3c8f'],
    ['“orders”', 'orders'],
    ['ｏｒｄｅｒｓ', 'orders'],
    ['Orders', 'Orders'],
    ['a,b', 'a,b'],
    [' , ', ''],
  ])('reads %j as %j', (typed, value) => {
    expect(cleanSearch(typed)).toBe(value);
    expect(cleanSearch(value)).toBe(value);
  });
});

describe('cleanCode', () => {
  it.each(['123 456', '123-456', '123–456', '１２３４５６', ' 123\u00a0456\u200b'])('reads %j as 123456', (typed) => {
    expect(cleanCode(typed)).toBe('123456');
  });
});
