import * as z from 'zod/mini';
import { readDependants } from '@/lib/channels/dependants';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { channelIdSchema } from '@/lib/eventgrid/schemas/identifier';
import { guardedRoute } from '@/lib/guard/route';

/** Tells what is on a channel (`channel_id`): how many sources, and which subscriptions. */
export const GET = guardedRoute(
  z.object({ channel_id: channelIdSchema }),
  ({ input, eventGrid }) => readDependants(eventGrid, input.channel_id),
  // Which of the two was refused stands in the report; the subscriptions are what users may read more rarely.
  (failure, context) => explainReadFailure(failure, failure.request?.operation ?? 'listSources', context),
);
