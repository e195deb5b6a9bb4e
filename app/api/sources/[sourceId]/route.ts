import * as z from 'zod/mini';
import { explainReadFailure } from '@/lib/eg/explain-read-failure';
import { sourceIdSchema } from '@/lib/eg/schemas/identifier';
import { explainedRoute } from '@/lib/guard/explained-route';
import { readOneSource } from '@/lib/sources/read-one-source';

/** Answers one source, its secrets masked, and when it was read; one that is gone has the state `missing`. */
export const GET = explainedRoute(
  z.object({ sourceId: sourceIdSchema }),
  ({ input, eventGrid }) => readOneSource(eventGrid, input.sourceId),
  (failure, context) => explainReadFailure(failure, 'getSource', context),
);
