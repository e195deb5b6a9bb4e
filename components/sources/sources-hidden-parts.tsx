import { type SourcesQuery, sourcesQueryParts } from '@/lib/sources/list-query';

/** Carries a query's other parts in a form that sets one of them; the page begins anew. */
export function SourcesHiddenParts({ query, except }: { query: SourcesQuery; except: keyof SourcesQuery }) {
  return sourcesQueryParts({ ...query, page: 1 })
    .filter(([name]) => name !== except)
    .map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);
}
