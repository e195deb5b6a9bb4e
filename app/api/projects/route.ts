import * as z from 'zod/mini';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import { guardedRoute } from '@/lib/guard/route';
import { openSessionIam } from '@/lib/session/open';
import { ownProjects } from '@/lib/session/projects';

/** Answers with the projects of the region that IAM lets the user enter, by name. */
export const GET = guardedRoute({
  parse: z.object({}),
  async read() {
    const iam = await openSessionIam();
    if (iam === null) return refusal('signed-out');
    const listed = await iam.listProjects();
    if (!listed.ok) return listed;
    const here = { endpoint: iam.endpoint, project: iam.session.project };
    return success(ownProjects(listed.data, here), listed.requestId);
  },
  // This read goes to IAM, but the context has EventGrid's host.
  explain: (failure, { messages, session }) => explainReadFailure(failure, 'listProjects', { messages, session }),
});
