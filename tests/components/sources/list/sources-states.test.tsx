import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import type { SourcesPage } from '@/lib/sources/row';
import { makePage, makeRefusal, renderSourcesList } from '../../../support/render-sources-list';

vi.mock('next/navigation', () => import('../../../support/history-search-params'));
afterEach(() => vi.unstubAllGlobals());

const empty = makePage([], { total: 0 });
const retry = () => screen.getByRole('button', { name: 'Retry now' });

describe('a list without rows', () => {
  it('offers to create a source if there is none', async () => {
    await renderSourcesList({ first: empty });
    expect(screen.getByRole('heading', { name: /^No custom sources in ?local$/ })).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Create source' })).toHaveAttribute('href', '/sources/new');
  });

  it('offers to clear a search that finds nothing', async () => {
    const { user, names } = await renderSourcesList({
      path: '/sources?q=bilingg&size=50',
      first: empty,
      later: () => makePage(['billing']),
    });
    expect(screen.getByRole('heading', { name: 'No sources match' })).toBeInTheDocument();
    expect(screen.getByText(/Name or ID: “bilingg” · Provider: Custom/)).toBeInTheDocument();
    await user.click(screen.getByRole('link', { name: 'Clear all filters' }));
    await waitFor(() => expect(names()).toEqual(['billing']));
    expect(`${window.location.pathname}${window.location.search}`).toBe('/sources?size=50');
    expect(screen.getByRole('searchbox')).toHaveValue('');
    expect(screen.getByRole('searchbox')).toHaveFocus();
  });

  it('names user, permission and project if listing is forbidden, with the request ID to copy', async () => {
    const first = makeRefusal({ status: 403, code: 'EG.00014030', message: 'No permissions', requestId: 'r-403' });
    const { received, user } = await renderSourcesList({ first });
    const alert = screen.getByRole('alert');
    expect(alert).toHaveTextContent('admin doesn’t have eg:sources:list in project local');
    expect(alert).toHaveTextContent(/No permissions.*403.*EG\.00014030.*r-403/);
    expect(within(alert).queryByRole('button', { name: /Retry/ })).not.toBeInTheDocument();
    expect(within(alert).getByRole('link', { name: 'Create source' })).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Copy request ID' }));
    expect(await navigator.clipboard.readText()).toBe('r-403');
    expect(received).toEqual([]);
  });

  it('offers Retry after an error, and a report without the token', async () => {
    let answer: EgResult<SourcesPage> = makeRefusal({ status: 500, code: 'EG.00015000', requestId: 'r-2' });
    const first = makeRefusal({ status: 500, code: 'EG.00015000', requestId: 'r-1' });
    const { received, user, names } = await renderSourcesList({ first, later: () => answer });
    await user.click(screen.getByRole('button', { name: 'Copy report' }));
    expect(await navigator.clipboard.readText()).toContain('error_code: EG.00015000');
    await user.click(retry());
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('r-2'));
    answer = makePage(['a']);
    await user.click(retry());
    await waitFor(() => expect(names()).toEqual(['a']));
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
    expect(received).toHaveLength(2);
  });

  it('says so if there was no request ID', async () => {
    await renderSourcesList({ first: makeRefusal({}, 'timeout') });
    expect(screen.getByRole('alert')).toHaveTextContent('No request ID');
  });

  it('offers to sign in again and return to the same rows when the session has ended', async () => {
    await renderSourcesList({ path: '/sources?q=a&page=2', first: makeRefusal({ status: 401, code: 'EG.00014010' }) });
    const link = screen.getByRole('link', { name: 'Sign in again' });
    expect(link).toHaveAttribute('href', `/sign-in?again=1&next=${encodeURIComponent('/sources?q=a&page=2')}`);
  });

  it('keeps Retry off, and counts down, while throttled', async () => {
    const first = makeRefusal({ status: 429, code: 'APIGW.0308', retryAfterSeconds: 9 });
    const { received, user } = await renderSourcesList({ first });
    const button = screen.getByRole('button', { name: /^Retry now · \d s$/ });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    await user.click(button);
    expect(received).toEqual([]);
  });
});

describe('a refresh', () => {
  it('reads the same query again', async () => {
    const { received, user, names } = await renderSourcesList({
      path: '/sources?q=a&page=2',
      first: makePage(['a1'], { total: 21, page: 2 }),
      later: () => makePage(['a2'], { total: 21, page: 2 }),
    });
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() => expect(names()).toEqual(['a2']));
    expect([received[0]?.get('q'), received[0]?.get('page')]).toEqual(['a', '2']);
  });

  it('keeps the rows if they could not be read again, and says so', async () => {
    const { user, names } = await renderSourcesList({
      first: makePage(['a']),
      later: () => makeRefusal({ status: 502, requestId: 'r-502' }),
    });
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/^Couldn’t refresh/);
    expect(names()).toEqual(['a']);
    expect(retry()).toBeInTheDocument();
  });

  it('says when the console itself does not answer', async () => {
    const { user, names } = await renderSourcesList({ first: makePage(['a']) });
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/console/i);
    expect(names()).toEqual(['a']);
  });
});
