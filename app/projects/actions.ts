'use server';

import * as z from 'zod/mini';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import { projectIdSchema } from '@/lib/eventgrid/schemas/identifier';
import { guardedAction } from '@/lib/guard/action';
import { startCurrentSession } from '@/lib/session/current-session';
import { openSessionIam } from '@/lib/session/open';

/**
 * Enters another project (`to_project_id`) without the password, if IAM allows it: starts a new session with a new
 * cookie and ends the old one. Refusals are values; the old session continues then.
 */
export const switchProjectAction = guardedAction('switchProject', {
  operation: 'enterProject',
  fields: ['to_project_id'],
  parse: z.object({ to_project_id: projectIdSchema }),
  async run({ input }) {
    const iam = await openSessionIam();
    if (iam === null) return refusal('signed-out');
    const entered = await iam.enterProject(input.to_project_id);
    if (!entered.ok) return entered;
    await startCurrentSession(entered.data, iam.session.createdAt);
    return success(null, entered.requestId);
  },
});
