import { explainedRoute } from '@/lib/guard/explained-route';
import { explainListFailure } from '@/lib/sources/explain-list-failure';
import { findSources } from '@/lib/sources/find-sources';
import { parseSourcesQuery } from '@/lib/sources/list-query';

/** Answers one page of sources as the list's query says; a refusal comes explained in the user's language. */
export const GET = explainedRoute(
  (values) => ({ ok: true, input: parseSourcesQuery(values) }),
  ({ input, eventGrid }) => findSources(eventGrid, input),
  explainListFailure,
);
