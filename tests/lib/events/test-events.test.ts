import { describe, expect, it } from 'vitest';
import { EVENT_EDITS, problemText } from '@/components/events/test/event-text';
import { readTestEvents } from '@/lib/events/test-events';
import { testEvent as en } from '@/lib/i18n/en/test-event';

const EVENT = { id: 'e-1', source: 'orders', specversion: '1.0', type: 'order.paid' };
const read = (value: unknown) => readTestEvents(typeof value === 'string' ? value : JSON.stringify(value), 'orders');
const rulesOf = (value: unknown) =>
  read(value).problems.map(({ event, field, rule }) => [event, field, rule].filter((part) => part !== null).join(' '));

/** An event whose JSON has exactly so many bytes. */
const sized = (bytes: number, id = 'e-1') => {
  const empty = { ...EVENT, id, data: { text: '' } };
  return { ...empty, data: { text: 'x'.repeat(bytes - JSON.stringify(empty).length) } };
};

describe('test events', () => {
  it('are one object or a list of them, with the sizes that are sent', () => {
    expect(read(EVENT)).toMatchObject({ bytes: [JSON.stringify(EVENT).length], problems: [] });
    expect(read([EVENT, EVENT]).events).toHaveLength(2);
    expect(read(JSON.stringify([EVENT], null, 4)).totalBytes).toBe(JSON.stringify({ events: [EVENT] }).length);
  });

  it.each([
    ['an event of 64 KB', () => sized(65_536), []],
    ['one byte more', () => sized(65_537), ['1 tooLarge']],
    ['20 events', () => Array(20).fill(EVENT), []],
    ['21 events', () => Array(21).fill(EVENT), ['tooMany']],
    ['256 KB together', () => [...Array(4)].map((_, n) => sized(n < 3 ? 65_536 : 65_520)), []],
    ['one byte more together', () => [...Array(4)].map((_, n) => sized(n < 3 ? 65_536 : 65_521)), ['totalTooLarge']],
    ['900 KB of spaces', () => `${JSON.stringify(EVENT)}${' '.repeat(900_000 - JSON.stringify(EVENT).length)}`, []],
    [
      'one space more',
      () => `${JSON.stringify(EVENT)}${' '.repeat(900_001 - JSON.stringify(EVENT).length)}`,
      ['textTooLong'],
    ],
  ])('counts %s', (_, make, problems) => {
    expect(rulesOf(make())).toEqual(problems);
  });

  it.each([
    ['', ['empty']],
    ['[]', ['empty']],
    ['{"id": }', ['json']],
    ['"text"', ['notEvents']],
    ['[1]', ['1 notAnEvent']],
    [{}, ['1 id required', '1 source required', '1 specversion required', '1 type required']],
    [{ ...EVENT, id: '', type: null }, ['1 id required', '1 type required']],
    [[EVENT, { ...EVENT, id: 7 }], ['2 id text']],
    [{ ...EVENT, source: 'other' }, ['1 source otherSource']],
    [{ ...EVENT, specversion: '0.3' }, ['1 specversion version']],
    [{ ...EVENT, datacontenttype: 'text/plain' }, ['1 datacontenttype contentType']],
    [{ ...EVENT, dataschema: 1, subject: [] }, ['1 dataschema text', '1 subject text']],
    [{ ...EVENT, time: '2026-02-30T00:00:00Z' }, ['1 time time']],
    [{ ...EVENT, time: '2026-02-28T24:00:00Z' }, ['1 time time']],
    [{ ...EVENT, time: '2026-02-28t23:59:59.123+05:30', subject: null, dataschema: null, ext: 1 }, []],
    [{ ...EVENT, data: null }, ['1 data object']],
    [{ ...EVENT, data: [1] }, ['1 data object']],
    [{ ...EVENT, data: {} }, []],
  ])('finds what EventGrid would refuse: %j', (value, problems) => {
    expect(rulesOf(value)).toEqual(problems);
  });

  it('names the event, the field and the fix', () => {
    const words = (value: unknown) =>
      read(value).problems.map((problem) =>
        problemText(problem, read(value), { source: 'orders', texts: en, language: 'en' }),
      );
    expect(words([EVENT, { ...EVENT, source: 'x' }])).toEqual([
      'Event 2: source must be the name of this source, orders.',
    ]);
    expect(words({ ...EVENT, type: '' })).toEqual(['type is missing. Add it.']);
    expect(words(sized(66_560))).toEqual(['The event has 65 KB. EventGrid takes 64 KB: shorten its data.']);
    expect(words(Array(22).fill(EVENT))).toEqual(['There are 22 events. EventGrid takes 20 at a time: remove 2.']);
    expect(words('{\n  "id": "a",\n  nonsense\n}')[0]).toMatch(/isn’t JSON/);
  });

  it('are edited without changing a number', () => {
    const text = `{"id":"a","time":"t","data":{"n":1795807847157000001,"m":[1.10,{}],"s":"x"}}`;
    const formatted = EVENT_EDITS.format(text);
    expect(formatted.replaceAll(/\s/g, '')).toBe(text);
    expect(formatted.split('\n')).toContain('    "n": 1795807847157000001,');
    const fresh = JSON.parse(EVENT_EDITS.freshen(text));
    expect(fresh).toMatchObject({ id: expect.stringMatching(/^[0-9a-f]{32}$/), data: { s: 'x' } });
    const two = JSON.parse(EVENT_EDITS.add(text));
    expect(two.map(({ id }: { id: string }) => id)).toEqual(['a', expect.stringMatching(/^[0-9a-f]{32}$/)]);
    expect(EVENT_EDITS.add('not JSON')).toBe('not JSON');
  });
});
