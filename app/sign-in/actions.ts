'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { SignInState } from '@/components/session/sign-in/sign-in-state';
import type { SignOutState } from '@/components/session/sign-out-form';
import { environment } from '@/lib/config/env';
import { openEventGrid } from '@/lib/eventgrid/client';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import { openIam } from '@/lib/eventgrid/iam';
import { explainedAction } from '@/lib/guard/explained-action';
import { guardedPublicAction } from '@/lib/guard/guarded-action';
import { logFields, whoFields } from '@/lib/guard/log-fields';
import { findOtherProject, otherProjectMessage } from '@/lib/guard/other-project';
import { clientAddress } from '@/lib/session/client-address';
import { endCurrentSession, readSession, startCurrentSession } from '@/lib/session/current-session';
import { safeNextPath } from '@/lib/session/next-path';
import { findEndpoint, transport } from '@/lib/session/open';
import type { SignedIn } from '@/lib/session/session';
import { signIn } from '@/lib/session/sign-in';
import { parseSignIn, type SignInInput } from '@/lib/session/sign-in-schema';
import { sharedThrottle } from '@/lib/store/console-store';
import { explainSignIn } from './explain-sign-in';

async function checkSignIn(input: SignInInput): Promise<EgResult<SignedIn>> {
  const settings = environment();
  return signIn(input, {
    findEndpoint,
    iamOf: (endpoint) => openIam({ transport, endpoint }),
    eventGridOf: (endpoint, projectId, token) => openEventGrid({ transport, endpoint, projectId, token }),
    throttle: sharedThrottle(settings),
    address: clientAddress((await headers()).get('x-forwarded-for'), settings.TRUSTED_PROXY_HOPS),
    now: Date.now,
  });
}

const attemptSignIn = guardedPublicAction('signIn', parseSignIn, async ({ input, note }) => {
  const result = await checkSignIn(input);
  if (!result.ok) return result;
  note(whoFields(result.data));
  await startCurrentSession(result.data);
  // The token has gone into the session: nothing of the sign-in travels on.
  return success(null, result.requestId);
});

const attemptSignInHere = guardedPublicAction('signInHere', parseSignIn, async ({ input, note }) => {
  const result = await checkSignIn(input);
  if (!result.ok) return result;
  note(whoFields(result.data));
  const { endpointId, project } = result.data;
  const wanted = input.method === 'user' ? input.project : input.project_id;
  const other = findOtherProject({ project_id: wanted, endpoint_id: input.region }, { endpointId, project });
  if (other) return refusal('other-project', { message: otherProjectMessage(other), requestId: result.requestId });
  await startCurrentSession(result.data);
  return success(null, result.requestId);
});

const endSession = guardedPublicAction(
  'signOut',
  () => ({ ok: true, input: null }),
  async ({ note }) => {
    const session = await readSession();
    if (session) note(logFields(session));
    await endCurrentSession();
    return success(null, null);
  },
);

/**
 * Signs in by password or token, starts a session and redirects to the form's `next` or /sources. A refusal comes back as
 * a value in words of the user's language, with the typed values but neither password, verification code nor token.
 * Works without JavaScript.
 */
export const signInAction = explainedAction(attemptSignIn, (done, form, before: SignInState) => {
  if (done.result.ok) redirect(safeNextPath(form.get('next')));
  return explainSignIn(done, before);
});

/**
 * Signs in again without leaving the page: the form names its region and project, by ID, and a session of another one is
 * refused and not started. Everything else is as in signInAction.
 */
export const signInHereAction = explainedAction(attemptSignInHere, (done, _, before: SignInState) =>
  explainSignIn(done, before),
);

/**
 * Ends the session and redirects to the sign-in page. A page with a script says `stay`: it leaves by itself once it has the
 * answer, since a page that leaves earlier aborts this very request. Nothing happens for a form from elsewhere.
 */
export const signOutAction = explainedAction(endSession, ({ result }, form): SignOutState => {
  if (result.ok && !form.has('stay')) redirect('/sign-in');
  return { signedOut: result.ok };
});
