import { describe, expect, it } from 'vitest';
import { utcTime } from '@/lib/time/absolute-time';
import { relativeTime } from '@/lib/time/relative-time';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('relativeTime', () => {
  it.each([
    [0, 'now', '现在'],
    [10 * SECOND, '10 sec. ago', '10秒前'],
    [59 * SECOND, '59 sec. ago', '59秒前'],
    [60 * SECOND, '1 min. ago', '1分钟前'],
    [59 * MINUTE, '59 min. ago', '59分钟前'],
    [2 * HOUR + 40 * MINUTE, '2 hr. ago', '2小时前'],
    [DAY, 'yesterday', '昨天'],
    [6 * DAY, '6 days ago', '6天前'],
    [21 * DAY, '3 wk. ago', '3周前'],
    [62 * DAY, '2 mo. ago', '2个月前'],
    [366 * DAY, 'last yr.', '去年'],
  ])('describes %d ms ago', (ago, en, zhCn) => {
    expect(relativeTime(new Date(NOW - ago), NOW, 'en')).toBe(en);
    expect(relativeTime(new Date(NOW - ago), NOW, 'zh-CN')).toBe(zhCn);
  });

  it('describes a moment in the future, when clocks differ', () => {
    expect(relativeTime(new Date(NOW + 30 * SECOND), NOW, 'en')).toBe('in 30 sec.');
  });
});

describe('utcTime', () => {
  it.each([
    ['2026-11-24T10:11:12Z', 'en', '24 Nov 2026, 10:11:12'],
    ['2026-11-24T00:00:00Z', 'en', '24 Nov 2026, 00:00:00'],
    ['2026-11-24T23:30:00-05:00', 'en', '25 Nov 2026, 04:30:00'],
    ['2026-11-24T10:11:12Z', 'zh-CN', '2026年11月24日 10:11:12'],
  ])('describes %s in %s, in any time zone', (text, language, words) => {
    expect(utcTime(new Date(text), language)).toBe(words);
  });

  it('describes each month as Intl does', () => {
    const options = { timeZone: 'UTC', dateStyle: 'medium', timeStyle: 'medium', hour12: false } as const;
    for (let month = 0; month < 12; month += 1) {
      const moment = new Date(Date.UTC(2026, month, 5, 0, 3, 9));
      const formats = {
        en: new Intl.DateTimeFormat('en-GB', options),
        'zh-CN': new Intl.DateTimeFormat('zh-CN', options),
      };
      for (const [language, format] of Object.entries(formats))
        expect(utcTime(moment, language)).toBe(format.format(moment).replace(/\b24:/, '00:'));
    }
  });
});
