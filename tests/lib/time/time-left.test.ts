import { describe, expect, it } from 'vitest';
import { timeLeft } from '@/lib/time/time-left';

const MINUTE = 60_000;

describe('timeLeft', () => {
  it.each([
    [-MINUTE, null, null],
    [MINUTE - 1, null, null],
    [MINUTE, '1 min', '1分钟'],
    [59 * MINUTE, '59 min', '59分钟'],
    [60 * MINUTE, '1 h', '1小时'],
    [23 * 60 * MINUTE + 12 * MINUTE + 59_999, '23 h 12 min', '23小时 12分钟'],
  ])('describes %d ms', (spanMs, en, zhCn) => {
    expect(timeLeft(spanMs, 'en')).toBe(en);
    expect(timeLeft(spanMs, 'zh-CN')).toBe(zhCn);
  });
});
