import * as z from 'zod/mini';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { success } from '@/lib/eventgrid/failures/result';
import { guardedRoute } from '@/lib/guard/route';

/** Answers that there is a session. The request itself extends it; EventGrid is not involved. */
export const GET = guardedRoute({
  parse: z.object({}),
  read: async () => success({}, null),
  explain: (failure, context) => explainReadFailure(failure, 'signIn', context),
});
