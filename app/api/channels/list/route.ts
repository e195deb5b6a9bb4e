import { parseChannelsQuery } from '@/lib/channels/channels-query';
import { explainChannelsFailure } from '@/lib/channels/explain-channels-failure';
import { findChannels } from '@/lib/channels/find-channels';
import { explainedRoute } from '@/lib/guard/explained-route';

/** Answers one page of channels (`q`, `provider`, `sort`, `page`, `size`); a refusal comes explained. */
export const GET = explainedRoute(
  (values) => ({ ok: true, input: parseChannelsQuery(values) }),
  ({ input, eventGrid }) => findChannels(eventGrid, input),
  explainChannelsFailure,
);
