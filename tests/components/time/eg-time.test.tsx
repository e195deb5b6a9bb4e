import { screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import EgTime from '@/components/time/eg-time';
import type { TimeMode } from '@/lib/time/time-mode';
import { renderWithTexts, withTexts } from '../../support/render-with-texts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const props = { readAt: NOW, mode: 'relative' as TimeMode, none: 'None' };
const words = (element: HTMLElement) => element.textContent?.replace(/\s+/g, ' ');

describe('EgTime', () => {
  it.each([
    ['relative', 'en', '4 min. ago'],
    ['relative', 'zh-CN', '4分钟前'],
    ['utc', 'en', '24 Nov 2026, 11:56:00 UTC'],
    ['utc', 'zh-CN', '2026年11月24日 11:56:00 UTC'],
  ] as const)('shows a time as %s in %s, with dateTime', (mode, language, expected) => {
    renderWithTexts(<EgTime {...props} text="2026-11-24 11:56:00" mode={mode} />, { language });
    const time = screen.getByRole('time');
    expect(words(time)).toBe(expected);
    expect(time).toHaveAttribute('datetime', '2026-11-24T11:56:00.000Z');
    expect(time).toHaveAttribute('title', '2026-11-24 11:56:00 UTC');
  });

  it('shows a local time in UTC on the server, and names the reader’s zone in the browser', () => {
    const local = <EgTime {...props} text="2026-11-24T11:56:00+02:00" mode="local" />;
    expect(renderToString(withTexts(local))).toMatch(/24 Nov 2026, 09:56:00.*UTC/);
    renderWithTexts(local);
    const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })
      .formatToParts(NOW)
      .find(({ type }) => type === 'timeZoneName')?.value;
    expect(words(screen.getByRole('time'))).toMatch(/^2[345] Nov 2026, \d\d:\d\d:\d\d /);
    expect(screen.getByRole('time')).toHaveTextContent(zone ?? 'no zone');
  });

  it.each(['2026-13-45 99:00', '<b>now</b>', '\u202Eabc'])('shows %j, which is not a time, unchanged', (text) => {
    renderWithTexts(<EgTime {...props} text={text} />);
    expect(screen.getByText(text).tagName).toBe('BDI');
  });

  it.each([null, ''])('shows a dash, and reads out a word, for %j', (text) => {
    const { container } = renderWithTexts(<EgTime {...props} text={text} />);
    expect(container).toHaveTextContent('–None');
  });
});
