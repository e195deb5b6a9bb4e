import * as z from 'zod/mini';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import { guardedRoute } from '@/lib/guard/route';
import { openSessionIam } from '@/lib/session/open';
import type { Project } from '@/lib/session/projects';

/** Answers with the projects that IAM lets the user enter, by name. */
export const GET = guardedRoute({
  parse: z.object({}),
  async read() {
    const iam = await openSessionIam();
    const listed = iam === null ? refusal('signed-out') : await iam.listProjects();
    if (!listed.ok) return listed;
    const projects = listed.data.flatMap(({ id, name, enabled }): Project[] =>
      id === null || enabled === false ? [] : [{ id, name: name ?? id }],
    );
    return success(
      projects.sort((one, other) => one.name.localeCompare(other.name, 'en')),
      listed.requestId,
    );
  },
  // This read goes to IAM, but the context has EventGrid's host.
  explain: (failure, { messages, session }) => explainReadFailure(failure, 'listProjects', { messages, session }),
});
