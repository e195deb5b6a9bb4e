'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { openEventGrid } from '@/lib/eg/client';
import { openIam } from '@/lib/eg/iam-client';
import { findEndpoint, transport } from '@/lib/eg/open-client';
import { success } from '@/lib/eg/result';
import { environment } from '@/lib/env';
import type { ActionState } from '@/lib/guard/action-state';
import { guardedPublicAction } from '@/lib/guard/guarded-action';
import { safeNextPath } from '@/lib/security/next-path';
import { clientAddress } from '@/lib/session/client-address';
import { sharedThrottle } from '@/lib/session/console-store';
import { endCurrentSession, startCurrentSession } from '@/lib/session/current-session';
import { signIn } from '@/lib/session/sign-in';
import { parseSignIn } from '@/lib/session/sign-in-schema';

const attemptSignIn = guardedPublicAction('signIn', parseSignIn, async ({ input }) => {
  const { TRUSTED_PROXY_HOPS, DATA_DIR } = environment();
  const result = await signIn(input, {
    findEndpoint,
    iamOf: (endpoint) => openIam({ transport, endpoint }),
    eventGridOf: (endpoint, projectId, token) => openEventGrid({ transport, endpoint, projectId, token }),
    throttle: sharedThrottle(DATA_DIR),
    address: clientAddress((await headers()).get('x-forwarded-for'), TRUSTED_PROXY_HOPS),
    now: Date.now,
  });
  if (!result.ok) return result;
  await startCurrentSession(result.data);
  // The token has gone into the session: nothing of the sign-in travels on.
  return success(null, result.requestId);
});

const endSession = guardedPublicAction(
  'signOut',
  () => ({ ok: true, input: null }),
  async () => {
    await endCurrentSession();
    return success(null, null);
  },
);

/**
 * Signs in by password or token, starts a session and redirects to the form's `next` or /sources. A refusal comes back as
 * a value, with the typed values but neither password, verification code nor token. Works without JavaScript.
 */
export async function signInAction(state: ActionState<null>, form: FormData): Promise<ActionState<null>> {
  const next = await attemptSignIn(state, form);
  if (next.status === 'done' && next.result.ok) redirect(safeNextPath(form.get('next')));
  return next;
}

/** Ends the session at once and redirects to the sign-in page. A foreign origin, or a store that is down, comes back as a value. */
export async function signOutAction(state: ActionState<null>, form: FormData): Promise<ActionState<null>> {
  const next = await endSession(state, form);
  if (next.status === 'done' && next.result.ok) redirect('/sign-in');
  return next;
}
