import { render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { BrokenPage } from '@/components/shell/broken-page';
import FailedPage from '@/components/shell/failed-page';
import { StoreDownError } from '@/lib/store/store-down';

afterEach(() => document.documentElement.removeAttribute('lang'));

describe('a page that broke', () => {
  it('shows the number from the server’s log, and a way to continue', () => {
    render(<BrokenPage error={Object.assign(new Error('secret inside'), { digest: '4711' })} />);
    expect(screen.getByRole('alert')).toHaveTextContent(/Something went wrong on this page.*Error number 4711/);
    expect(screen.getByRole('button', { name: 'Reload' })).toBeInTheDocument();
    expect(document.body).not.toHaveTextContent('secret inside');
  });

  it.each([null, undefined, 'text', { digest: 7 }, new Error('no number')])('shows %j without a number', (error) => {
    render(<BrokenPage error={error} />);
    expect(screen.getByRole('alert')).not.toHaveTextContent('Error number');
  });

  it('says that the store is unreachable, without a number', () => {
    render(<FailedPage error={new StoreDownError('secret inside')} />);
    expect(screen.getByRole('alert')).toHaveTextContent(/Temporarily unavailable.*can’t reach its session store/);
    expect(screen.getByRole('alert')).not.toHaveTextContent(/Error number|secret inside/);
  });

  it('uses the language of the page', () => {
    document.documentElement.lang = 'zh-CN';
    render(<BrokenPage error={null} />);
    expect(screen.getByRole('heading', { name: '页面出错' })).toBeInTheDocument();
  });
});
