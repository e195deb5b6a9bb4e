import { guardedRoute } from '@/lib/guard/route';
import { explainListFailure } from '@/lib/sources/explain';
import { findSources } from '@/lib/sources/find';
import { parseSourcesQuery } from '@/lib/sources/query';

/** Answers one page of sources as the list's query says; a refusal comes explained in the user's language. */
export const GET = guardedRoute(
  (values) => ({ ok: true, input: parseSourcesQuery(values) }),
  ({ input, eventGrid }) => findSources(eventGrid, input),
  explainListFailure,
);
