import * as z from 'zod/mini';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import { pendingWriteDeps } from '@/lib/guard/action';
import { guardedRoute } from '@/lib/guard/route';
import { reportPendingWrites } from '@/lib/pending-writes/report';
import { readSession } from '@/lib/session/current-session';

/** Answers with the outcomes of the user's interrupted writes, checked now. */
export const GET = guardedRoute({
  parse: z.object({}),
  async read({ eventGrid }) {
    const session = await readSession();
    if (session === null) return refusal('signed-out');
    return success(await reportPendingWrites({ eventGrid, session }, pendingWriteDeps()), null);
  },
  explain: (failure, context) => explainReadFailure(failure, 'listSources', context),
});
