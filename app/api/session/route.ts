import * as z from 'zod/mini';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { success } from '@/lib/eventgrid/failures/result';
import { guardedRoute } from '@/lib/guard/route';
import { findEndpoint } from '@/lib/session/open';

/** Answers that there is a session, and at which address its EventGrid is. The request itself extends it. */
export const GET = guardedRoute({
  parse: z.object({}),
  read: async ({ session }) =>
    success({ eventGridUrl: (session && findEndpoint(session.endpointId)?.eventGridUrl) ?? '' }, null),
  explain: (failure, context) => explainReadFailure(failure, 'signIn', context),
});
