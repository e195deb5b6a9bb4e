import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useSession } from '@/components/action/use-session';
import SessionPart from '@/components/session/session-part';
import {
  hostSignIn,
  reportSignedIn,
  reportSignedOut,
  sessionState,
  showSignInDialog,
} from '@/lib/browser/session-signal';
import { onTabMessage } from '@/lib/browser/tabs';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import type { Action } from '@/lib/guard/outcome';
import { runPublicAction } from '@/lib/guard/submit';
import { parseSignIn, SIGN_IN_FIELDS, type SignInInput } from '@/lib/session/sign-in-schema';
import { makeRequest } from '../../support/guard-request';
import { held, pressEscape, renderPart } from '../../support/local-console';

const HERE = {
  region: { id: 'local', name: 'Local EventGrid' },
  project: { id: 'p-1', name: 'local' },
  user: { name: 'admin', account: 'northwind' },
};

let announced: string[];
let stop: () => void;
let unhost: () => void;
beforeEach(() => {
  announced = [];
  stop = onTabMessage('signed-in', () => announced.push('signed-in'));
  unhost = hostSignIn();
  reportSignedOut();
});
afterEach(() => {
  act(() => {
    reportSignedIn();
    unhost();
  });
  stop();
});

/** The page's part as the header has it, below a page with a form. */
function Page({ action, user }: { action: Action<null>; user: { name: string; account: string } }) {
  return (
    <>
      <SessionPart here={{ ...HERE, user }} action={action} state={useSession()} end={null} onStay={() => {}} />
      <main>
        <form>
          <button type="submit" className="primary">
            Create
          </button>
        </form>
      </main>
    </>
  );
}

type Options = {
  answer?: (input: SignInInput) => Promise<EgResult<null>>;
  action?: Action<null>;
  user?: { name: string; account: string };
};

/** Opens the dialog by the banner's button; `sent` holds what reached IAM. */
async function open({ answer = async () => success(null, 'r-1'), action, user: as = HERE.user }: Options = {}) {
  const sent: SignInInput[] = [];
  const real: Action<null> = (_state, form) =>
    runPublicAction(form, makeRequest().request, 'signIn', {
      operation: 'signIn',
      fields: SIGN_IN_FIELDS,
      parse: parseSignIn,
      run: ({ input }) => {
        sent.push(input);
        return answer(input);
      },
    });
  const { user } = renderPart(<Page action={action ?? real} user={as} />);
  await user.click(within(screen.getByRole('alert')).getByRole('button', { name: 'Sign in again' }));
  return { user, sent };
}

const dialog = () => screen.getByRole('dialog', { name: 'Sign in again' });
const field = (name: string) => within(dialog()).getByLabelText(name, { selector: 'input' });
const button = (name: string) => within(dialog()).getByRole('button', { name });

describe('the dialog that signs in again', () => {
  it('is for the page’s region and project, filled with the user; the password has the focus', async () => {
    const { user, sent } = await open();
    expect(dialog()).toHaveTextContent('RegionLocal EventGridProjectlocal');
    expect(within(dialog()).queryByRole('combobox')).not.toBeInTheDocument();
    expect(field('Account name')).toHaveValue('northwind');
    expect(field('User name')).toHaveValue('admin');
    expect(field('Password')).toHaveFocus();
    await user.keyboard('s3cret{Enter}');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({
      method: 'user',
      region: 'local',
      project: 'p-1',
      account: 'northwind',
      user: 'admin',
      password: 's3cret',
      passcode: '',
    });
  });

  it('closes once signed in, tells page and tabs, and gives the focus back', async () => {
    const { user } = await open();
    await user.keyboard('s3cret{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(sessionState()).toMatchObject({ isOver: false, isSignInOpen: false });
    await waitFor(() => expect(announced).toEqual(['signed-in']));
    expect(document.getElementById('announcer')).toHaveTextContent('Signed in again');
    // The banner that opened it is gone: what a person came for is the page's form.
    await waitFor(() => expect(screen.getByRole('button', { name: 'Create' })).toHaveFocus());
  });

  it('says so where the browser did not keep the new cookie, and takes it for no session', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 401 }));
    const { user } = await open();
    await user.keyboard('s3cret{Enter}');
    expect(await within(dialog()).findByText(/didn’t keep the session cookie/)).toBeVisible();
    expect(sessionState()).toMatchObject({ isOver: true, isSignInOpen: true });
    expect(announced).toEqual([]);
    vi.unstubAllGlobals();
  });

  it('is called off without a session: nothing is sent, and the focus is back where it was', async () => {
    const { user, sent } = await open();
    pressEscape(dialog());
    await waitFor(() => expect(screen.getByRole('button', { name: 'Sign in again' })).toHaveFocus());
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Sign in again' }));
    await user.click(button('Cancel'));
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(sessionState()).toMatchObject({ isOver: true, isSignInOpen: false });
    expect(sent).toEqual([]);
  });

  it('takes a token too, for the same project', async () => {
    const { user, sent } = await open();
    await user.click(screen.getByRole('tab', { name: 'Token' }));
    expect(screen.getByRole('tab', { name: 'Token' })).toHaveAttribute('aria-selected', 'true');
    await user.type(field('Token'), 'MIItoken');
    await user.click(button('Sign in'));
    await waitFor(() =>
      expect(sent).toEqual([{ method: 'token', region: 'local', project_id: 'p-1', token: 'MIItoken' }]),
    );
  });

  it('chooses the way to sign in by arrow keys', async () => {
    const { user } = await open();
    act(() => screen.getAllByRole('tab')[0]?.focus());
    await user.keyboard('{ArrowRight}');
    expect(screen.getByRole('tab', { name: 'Token' })).toHaveFocus();
    expect(field('Token')).toBeInTheDocument();
    await user.keyboard('{ArrowLeft}');
    expect(field('User name')).toHaveValue('admin');
  });
});

describe('a sign-in again that fails', () => {
  it('lists what is missing with the focus there, as links to the fields', async () => {
    const { user, sent } = await open();
    await user.clear(field('User name'));
    await user.click(button('Sign in'));
    const summary = await within(dialog()).findByRole('alert');
    expect(summary).toHaveFocus();
    const links = within(summary).getAllByRole('link');
    expect(links.map(({ textContent }) => textContent)).toEqual(['Enter a user name', 'Enter a password']);
    await user.click(within(summary).getByRole('link', { name: 'Enter a password' }));
    expect(field('Password')).toHaveFocus();
    expect(sent).toEqual([]);
  });

  it('says why IAM refused, in IAM’s words too, and can be tried again', async () => {
    const answers: EgResult<null>[] = [
      refusal('refused', {
        status: 401,
        code: 'IAM.0011',
        message: 'Locked.',
        requestId: 'r-401',
        signIn: 'locked',
      }),
      success(null, 'r-2'),
    ];
    const { user } = await open({ answer: async () => answers.shift() ?? success(null, 'r-3') });
    await user.keyboard('wrong{Enter}');
    expect(await within(dialog()).findByRole('alert')).toHaveTextContent(
      /IAM has locked this sign-in.*IAM\.0011.*Locked\..*r-401/,
    );
    expect(sessionState().isOver).toBe(true);
    await user.type(field('Password'), 'right{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  });

  it('says so where it is to another project than the page’s, and takes it for no session', async () => {
    const { user } = await open({ answer: async () => refusal('other-project', { message: 'local-second' }) });
    await user.keyboard('s3cret{Enter}');
    const alert = await within(dialog()).findByRole('alert');
    expect(alert).toHaveTextContent('That’s a different project');
    expect(sessionState()).toMatchObject({ isOver: true, isSignInOpen: true });
  });

  it('says so where the console did not answer, and stays', async () => {
    const { user } = await open({ action: () => Promise.reject(new TypeError('Failed to fetch')) });
    await user.keyboard('s3cret{Enter}');
    expect(await within(dialog()).findByRole('alert')).toHaveTextContent('The console didn’t respond. Try again.');
    expect(button('Sign in')).not.toHaveAttribute('aria-disabled');
  });

  it('counts down after too many tries, and sends nothing until then by either method', async () => {
    const { user, sent } = await open({ answer: async () => refusal('throttled', { retryAfterSeconds: 42 }) });
    await user.keyboard('s3cret{Enter}');
    const waiting = await within(dialog()).findByRole('button', { name: /^Sign in · 4\d s$/ });
    expect(waiting).toHaveAttribute('aria-disabled', 'true');
    await user.click(waiting);
    await user.click(screen.getByRole('tab', { name: 'Token' }));
    await user.type(field('Token'), 'MIItoken{Enter}');
    expect(within(dialog()).getByRole('button', { name: /^Sign in · / })).toHaveAttribute('aria-disabled', 'true');
    expect(sent).toHaveLength(1);
  });

  it('cannot be left while it is under way, and sends once for two presses', async () => {
    const answer = held<EgResult<null>>();
    const { user, sent } = await open({ answer: () => answer.promise });
    await user.keyboard('s3cret');
    await user.dblClick(button('Sign in'));
    expect(await within(dialog()).findByRole('button', { name: 'Signing in…' })).toHaveAttribute('aria-disabled');
    await user.click(button('Cancel'));
    pressEscape(dialog());
    expect(dialog()).toHaveAttribute('open');
    await act(async () => answer.resolve(success(null, 'r-1')));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(sent).toHaveLength(1);
  });
});

it('opens when a write asks for it, not only by the banner', () => {
  renderPart(<Page action={() => Promise.reject(new Error('Not sent'))} user={HERE.user} />);
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  act(() => showSignInDialog(true));
  expect(dialog()).toHaveAttribute('open');
});
