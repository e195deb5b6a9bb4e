import * as z from 'zod/mini';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { success } from '@/lib/eventgrid/failures/result';
import { explainedRoute } from '@/lib/guard/explained-route';

/** Answers that there is a session, which being asked keeps; EventGrid is not asked. */
export const GET = explainedRoute(
  z.object({}),
  async () => success({}, null),
  (failure, context) => explainReadFailure(failure, 'signIn', context),
);
