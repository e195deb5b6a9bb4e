'use server';

import { headers } from 'next/headers';
import { environment } from '@/lib/config/env';
import { openEventGrid } from '@/lib/eventgrid/client';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import { openIam } from '@/lib/eventgrid/iam';
import { publicAction } from '@/lib/guard/action';
import { logFields, whoFields } from '@/lib/guard/audit';
import { otherProjectMessage } from '@/lib/guard/checks';
import type { PublicCall } from '@/lib/guard/submit';
import { clientAddress } from '@/lib/session/client-address';
import { knownDevice, rememberDevice } from '@/lib/session/current-device';
import { endCurrentSession, readSession, startCurrentSession } from '@/lib/session/current-session';
import { leaveFor } from '@/lib/session/leave-for';
import { safeNextPath } from '@/lib/session/next-path';
import { findEndpoint, transport } from '@/lib/session/open';
import type { SignedIn } from '@/lib/session/session';
import { signIn } from '@/lib/session/sign-in';
import { signedInPath } from '@/lib/session/sign-in-path';
import { signInQueue } from '@/lib/session/sign-in-queue';
import { parseSignIn, SIGN_IN_FIELDS, type SignInInput } from '@/lib/session/sign-in-schema';
import { sharedThrottle } from '@/lib/store/console-store';

async function checkSignIn(input: SignInInput): Promise<EgResult<SignedIn>> {
  const settings = environment();
  return signIn(input, {
    findEndpoint,
    iamOf: (endpoint) => openIam({ transport, endpoint }),
    eventGridOf: (endpoint, projectId, token) => openEventGrid({ transport, endpoint, projectId, token }),
    throttle: sharedThrottle(settings),
    queue: signInQueue(),
    address: clientAddress(await headers(), settings.TRUSTED_PROXY_HOPS),
    device: await knownDevice(input.method === 'user' ? input : null),
    now: Date.now,
  });
}

/**
 * Signs in and starts a session, unless `isWanted` rejects it as one of the wrong project. The token goes into the
 * session; nothing else of the sign-in is passed on.
 */
async function startSession(
  { input, note }: PublicCall<SignInInput>,
  isWanted: (signedIn: SignedIn) => boolean = () => true,
): Promise<EgResult<null>> {
  const result = await checkSignIn(input);
  if (!result.ok) return result;
  note(whoFields(result.data));
  if (!isWanted(result.data)) return refusal('other-project', { requestId: result.requestId });
  await startCurrentSession(result.data);
  const { domain: account, name: user } = result.data.user;
  // Without a user's name from IAM, a token does not show whose browser this is.
  if (input.method === 'user' || user !== '') await rememberDevice(input.method === 'user' ? input : { account, user });
  return success(null, result.requestId);
}

/**
 * Signs in by password or token, starts a session and redirects to the form's `next` or /overview. A page with
 * JavaScript sends `stay` and leaves by itself after the answer: Next would follow the redirect on the server, where it
 * can't show whether the browser kept the cookie. A refusal is returned as a value in the user's language, with the
 * typed values but without password, verification code and token. Works without JavaScript.
 */
export const signInAction = publicAction(
  'signIn',
  {
    operation: 'signIn',
    fields: [...SIGN_IN_FIELDS, 'next', 'stay'],
    parse: parseSignIn,
    run: (call) => startSession(call),
  },
  async ({ result }, form) => {
    if (result.ok && !form.has('stay')) await leaveFor(signedInPath(safeNextPath(form.get('next'))));
  },
);

/**
 * Signs in again without leaving the page. The form names its region and project by ID; a session in another project is
 * refused and not started. Otherwise the same as signInAction.
 */
export const signInHereAction = publicAction('signInHere', {
  operation: 'signIn',
  fields: SIGN_IN_FIELDS,
  parse: parseSignIn,
  run: (call) =>
    startSession(call, (signedIn) => {
      const { input } = call;
      const project_id = input.method === 'user' ? input.project : input.project_id;
      return otherProjectMessage({ project_id, endpoint_id: input.region }, signedIn) === null;
    }),
});

/**
 * Ends the session and redirects to the sign-in page. A page with JavaScript sends `stay` and leaves by itself after
 * the answer, since leaving earlier would abort this very request. Ignores cross-site forms.
 */
export const signOutAction = publicAction(
  'signOut',
  {
    fields: ['stay'],
    parse: () => ({ ok: true, input: null }),
    async run({ note }) {
      const session = await readSession();
      if (session) note(logFields(session));
      await endCurrentSession();
      return success(null, null);
    },
  },
  async ({ result }, form) => {
    if (result.ok && !form.has('stay')) await leaveFor('/sign-in');
  },
);
