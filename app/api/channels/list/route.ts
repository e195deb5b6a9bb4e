import { explainChannelsFailure } from '@/lib/channels/explain';
import { findChannels } from '@/lib/channels/find';
import { parseChannelsQuery } from '@/lib/channels/query';
import { guardedRoute } from '@/lib/guard/route';

/** Answers one page of channels (`q`, `provider`, `sort`, `page`, `size`); a refusal comes explained. */
export const GET = guardedRoute(
  (values) => ({ ok: true, input: parseChannelsQuery(values) }),
  ({ input, eventGrid }) => findChannels(eventGrid, input),
  explainChannelsFailure,
);
