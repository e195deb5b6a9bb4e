import { parseChannelsQuery } from '@/lib/channels/channels-query';
import { findChannels } from '@/lib/channels/find-channels';
import { explainReadFailure } from '@/lib/eg/explain-read-failure';
import { explainedRoute } from '@/lib/guard/explained-route';

/** Answers one page of channels (`q`, `provider`, `sort`, `page`, `size`); a refusal comes explained. */
export const GET = explainedRoute(
  (values) => ({ ok: true, input: parseChannelsQuery(values) }),
  ({ input, eventGrid }) => findChannels(eventGrid, input),
  (failure, context) => explainReadFailure(failure, 'listChannels', context),
);
