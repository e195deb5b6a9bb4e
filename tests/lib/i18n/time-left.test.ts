import { describe, expect, it } from 'vitest';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { timeLeft } from '@/lib/i18n/time-left';

const MINUTE = 60_000;

describe('timeLeft', () => {
  it.each([
    [-MINUTE, 'under a minute', '不到一分钟'],
    [MINUTE - 1, 'under a minute', '不到一分钟'],
    [MINUTE, '1 min', '1分钟'],
    [59 * MINUTE, '59 min', '59分钟'],
    [60 * MINUTE, '1 h', '1小时'],
    [23 * 60 * MINUTE + 12 * MINUTE + 59_999, '23 h 12 min', '23小时 12分钟'],
  ])('describes %d ms', (spanMs, en, zhCn) => {
    expect(timeLeft(spanMs, dictionaryOf('en').session)).toBe(en);
    expect(timeLeft(spanMs, dictionaryOf('zh-CN').session)).toBe(zhCn);
  });
});
