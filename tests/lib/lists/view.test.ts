import { describe, expect, it } from 'vitest';
import { parseViewPreferences, shownColumns, VIEW_DEFAULTS, viewCookieValue } from '@/lib/lists/view';

describe('the view’s cookie', () => {
  it('is empty for the defaults', () => {
    expect(viewCookieValue(VIEW_DEFAULTS)).toBe('');
    expect(parseViewPreferences(undefined)).toEqual(VIEW_DEFAULTS);
  });

  it('keeps every preference', () => {
    const view = { columns: ['status', 'id'], density: 'compact', size: 50, time: 'utc' } as const;
    expect(viewCookieValue(view)).toBe('columns=status.id&density=compact&size=50&time=utc');
    expect(parseViewPreferences(viewCookieValue(view))).toEqual(view);
  });

  it.each(['density=huge', 'size=5000', 'time=mars', '%', 'columns'])('ignores the wrong value in %j', (text) => {
    expect(parseViewPreferences(text)).toMatchObject({ density: 'normal', size: 20, time: 'relative' });
  });
});

describe('shownColumns', () => {
  const columns = { all: ['a', 'b', 'c'], usual: ['a', 'c'] } as const;

  it.each([
    [null, ['a', 'c']],
    [[], []],
    [
      ['c', 'b', 'x'],
      ['b', 'c'],
    ],
  ])('of %j are %j', (chosen, shown) => {
    expect(shownColumns(chosen, columns)).toEqual(shown);
  });
});
