import * as z from 'zod/mini';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { sourceIdSchema } from '@/lib/eventgrid/schemas/identifier';
import { guardedRoute } from '@/lib/guard/route';
import { readOneSource } from '@/lib/sources/read-one';

/** Answers one source, its secrets masked, and when it was read; one that is gone has the state `missing`. */
export const GET = guardedRoute(
  z.object({ sourceId: sourceIdSchema }),
  ({ input, eventGrid }) => readOneSource(eventGrid, input.sourceId),
  (failure, context) => explainReadFailure(failure, 'getSource', context),
);
