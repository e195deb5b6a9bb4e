import { listExplainer } from '@/lib/lists/explain';

/** Explains why sources could not be listed. */
export const explainListFailure = listExplainer({
  operation: 'listSources',
  action: 'eg:sources:list',
  texts: ({ sources }) => sources.failed,
});
