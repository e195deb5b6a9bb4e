import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import { renderSignIn } from '../../../support/render-sign-in';

const replace = vi.fn();
vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, replace }),
}));

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  replace.mockClear();
});

/** Answers whether there is a session, as the console does once the browser has its cookie or has dropped it. */
const answerSession = (status: number) => vi.stubGlobal('fetch', async () => new Response(null, { status }));

const button = () => screen.getByRole('button', { name: 'Sign in' });
const field = (name: string) => screen.getByLabelText(name);

describe('signing in as an IAM user', () => {
  it('has every field under its label, the local region first', () => {
    renderSignIn();
    expect(screen.getByRole('combobox', { name: 'Region' })).toHaveValue('local');
    for (const name of ['Account name', 'User name', 'Project', 'Verification code']) {
      expect(screen.getByRole('textbox', { name })).toHaveValue('');
    }
    expect(field('Password')).toHaveAttribute('type', 'password');
    expect(field('Password')).toHaveAttribute('autocomplete', 'current-password');
    expect(field('User name')).toHaveAttribute('autocomplete', 'username');
    expect(field('Verification code')).toHaveAttribute('autocomplete', 'one-time-code');
  });

  it('sends what was typed, with names trimmed and the password unchanged', async () => {
    const { sent, user } = renderSignIn();
    await user.selectOptions(field('Region'), 'cn-north-4');
    await user.type(field('Account name'), ' northwind ');
    await user.type(field('User name'), 'wei');
    await user.type(field('Password'), ' s3cret ');
    await user.click(button());
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({
      method: 'user',
      region: 'cn-north-4',
      account: 'northwind',
      user: 'wei',
      password: ' s3cret ',
      passcode: '',
      project: '',
    });
  });

  it('fills in the local user, so that one press signs in', async () => {
    const { sent, user } = renderSignIn();
    await user.selectOptions(field('Region'), 'cn-north-4');
    await user.click(screen.getByRole('button', { name: 'Fill in' }));
    expect(button()).toHaveFocus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ region: 'local', account: 'local', user: 'admin', password: 'eventgrid' });
  });

  it('does not mention a local EventGrid if there is none', () => {
    renderSignIn({ local: false });
    expect(screen.queryByRole('button', { name: 'Fill in' })).not.toBeInTheDocument();
    expect(screen.queryByText(/Local EventGrid is running/)).not.toBeInTheDocument();
  });

  it('shows and hides the password', async () => {
    const { user } = renderSignIn();
    const reveal = screen.getByRole('button', { name: 'Show password' });
    expect(reveal).toHaveAttribute('aria-pressed', 'false');
    await user.click(reveal);
    expect(reveal).toHaveAttribute('aria-pressed', 'true');
    expect(field('Password')).toHaveAttribute('type', 'text');
    await user.click(reveal);
    expect(field('Password')).toHaveAttribute('type', 'password');
  });

  it('hides a shown password when the form is sent', async () => {
    const { user } = renderSignIn();
    await user.click(screen.getByRole('button', { name: 'Show password' }));
    await user.click(button());
    expect(field('Password')).toHaveAttribute('type', 'password');
  });
});

describe('signing in with a token', () => {
  it('accepts a token of 16,384 characters and keeps `next`', async () => {
    const { container, sent, user } = renderSignIn({ method: 'token', next: '/sources/new' });
    expect(container.querySelector('input[name=next]')).toHaveValue('/sources/new');
    await user.type(field('Project ID'), '0123456789abcdef0123456789abcdef');
    await user.click(field('Token'));
    await user.paste(`MII${'x'.repeat(16_381)}\n`);
    await user.click(button());
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ method: 'token', region: 'local' });
    expect(sent[0]?.method === 'token' && sent[0].token).toHaveLength(16_384);
  });

  it('refuses a longer one on its field and does not send it back', async () => {
    const { container, sent, user } = renderSignIn({ method: 'token' });
    await user.type(field('Project ID'), 'p1');
    await user.click(field('Token'));
    await user.paste('x'.repeat(16_385));
    await user.click(button());
    await waitFor(() => expect(field('Token')).toHaveAccessibleDescription(/at most 16,384 characters/));
    expect(sent).toEqual([]);
    expect(field('Token')).toHaveValue('');
    expect(field('Project ID')).toHaveValue('p1');
    expect(container.innerHTML).not.toContain('xxxxx');
  });
});

describe('a failed submit', () => {
  it('lists what is missing as links, and focuses the list; typed text stays, secrets do not', async () => {
    const { sent, user } = renderSignIn();
    await user.selectOptions(field('Region'), 'cn-north-4');
    await user.type(field('User name'), 'wei');
    await user.type(field('Password'), 's3cret');
    await user.click(button());
    const summary = await screen.findByRole('alert');
    expect(within(summary).getByRole('heading')).toHaveTextContent('There is a problem');
    expect(
      within(summary)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['Enter an account name']);
    await waitFor(() => expect(summary).toHaveFocus());
    expect(document.title).toMatch(/^Error: Sign in/);
    expect(field('Account name')).toHaveAttribute('aria-invalid', 'true');
    expect(field('Account name')).toHaveAccessibleDescription('Enter an account name');
    expect(field('User name')).toHaveValue('wei');
    expect(field('Password')).toHaveValue('');
    expect(field('Region')).toHaveValue('cn-north-4');
    expect(sent).toEqual([]);
    await user.click(within(summary).getByRole('link'));
    expect(field('Account name')).toHaveFocus();
  });

  it('says once why IAM refused, with its own message and the request ID', async () => {
    const answer = async () =>
      refusal('refused', {
        status: 401,
        code: 'IAM.0011',
        message: 'Locked <b>',
        requestId: 'r-401',
        signIn: 'locked',
      });
    const { user } = renderSignIn({ answer });
    await user.click(screen.getByRole('button', { name: 'Fill in' }));
    await user.click(button());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/IAM has locked this sign-in.*IAM\.0011.*Locked <b>.*r-401/);
    expect(document.title).toMatch(/^Error: /);
    expect(field('Account name')).toHaveValue('local');
    expect(field('Password')).toHaveValue('');
    await user.click(screen.getByRole('button', { name: 'Copy request ID' }));
    expect(await navigator.clipboard.readText()).toBe('r-401');
  });

  it('counts down after too many tries and sends nothing until then, by click or key', async () => {
    answerSession(200);
    const answers = [refusal('throttled', { retryAfterSeconds: 42 })];
    const { sent, user } = renderSignIn({ answer: async () => answers.shift() ?? success(null, 'r-2') });
    await user.click(screen.getByRole('button', { name: 'Fill in' }));
    vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
    await user.click(button());
    expect(await screen.findByRole('alert')).toHaveTextContent(/42/);
    const waiting = (seconds: number) => screen.getByRole('button', { name: `Sign in · ${seconds} s` });
    expect(waiting(42)).toHaveAttribute('aria-disabled', 'true');
    expect(waiting(42)).toHaveAccessibleDescription(/42/);
    await user.click(waiting(42));
    await user.type(field('Password'), 'eventgrid{Enter}');
    act(() => void vi.advanceTimersByTime(2_000));
    expect(waiting(40)).toBeVisible();
    expect(sent).toHaveLength(1);
    act(() => void vi.advanceTimersByTime(40_000));
    await user.click(button());
    await waitFor(() => expect(sent).toHaveLength(2));
  });

  it('says so where the console did not answer, keeps everything typed and can be tried again', async () => {
    const { user } = renderSignIn({ answer: () => Promise.reject(new TypeError('Failed to fetch')) });
    await user.click(screen.getByRole('button', { name: 'Fill in' }));
    await user.click(button());
    expect(await screen.findByRole('alert')).toHaveTextContent('The console didn’t respond. Try again.');
    expect(document.title).toMatch(/^Error: /);
    expect(field('Password')).toHaveValue('eventgrid');
    expect(button()).not.toHaveAttribute('aria-disabled');
  });

  it('keeps the way of signing in that failed', async () => {
    const { user } = renderSignIn({ language: 'zh-CN' });
    await user.click(screen.getByRole('button', { name: '登录' }));
    const alert = await screen.findByRole('alert');
    expect(
      within(alert)
        .getAllByRole('link')
        .map((link) => link.textContent),
    ).toEqual(['输入账号名', '输入用户名', '输入密码']);
  });
});

describe('while a sign-in runs', () => {
  it('says so, keeps its focus and ignores a second press', async () => {
    let finish: (result: EgResult<null>) => void = () => {};
    answerSession(200);
    const answer = () => new Promise<EgResult<null>>((resolve) => (finish = resolve));
    const { sent, user } = renderSignIn({ answer, next: '/channels' });
    await user.click(screen.getByRole('button', { name: 'Fill in' }));
    await user.dblClick(button());
    const busy = await screen.findByRole('button', { name: 'Signing in…' });
    expect(busy).toHaveAttribute('aria-disabled', 'true');
    expect(busy).toHaveFocus();
    await user.keyboard('{Enter}');
    finish(success(null, 'r-1'));
    await waitFor(() => expect(replace.mock.calls).toEqual([['/channels']]));
    expect(screen.getByRole('button', { name: 'Signing in…' })).toHaveAttribute('aria-disabled', 'true');
    await user.keyboard('{Enter}');
    expect(sent).toHaveLength(1);
  });

  it.each([
    ['/channels', '/sign-in?signed-in=1&next=%2Fchannels'],
    ['//elsewhere.example', '/sign-in?signed-in=1&next=%2Foverview'],
  ])('opens the page that reports a cookie that was not kept, with the way to %s', async (next, path) => {
    answerSession(401);
    const left: string[] = [];
    vi.stubGlobal('location', { assign: (address: string) => left.push(address) });
    const { user } = renderSignIn({ next });
    await user.click(screen.getByRole('button', { name: 'Fill in' }));
    await user.click(button());
    await waitFor(() => expect(left).toEqual([path]));
    expect(replace).not.toHaveBeenCalled();
  });
});
