'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { SourceWithRaw } from '@/lib/eg/read-source';
import { type ListOwner, oneSource, sourceKeys } from '@/lib/queries/sources';
import { rowOf, type SourcesPage } from '@/lib/sources/source-row';

/** Returns what puts a newer source in the place of an older one, in the panel and in every list that has been read. */
export function useKeepSource({ project_id, endpoint_id }: ListOwner): (source: SourceWithRaw) => void {
  const client = useQueryClient();
  return useCallback(
    (source) => {
      if (source.id === null) return;
      const owner = { project_id, endpoint_id };
      client.setQueryData(oneSource(owner, source.id).queryKey, { source, readAt: Date.now() });
      client.setQueriesData<SourcesPage>({ queryKey: sourceKeys.lists() }, (page) =>
        page ? { ...page, items: page.items.map((row) => (row.id === source.id ? rowOf(source) : row)) } : page,
      );
    },
    [client, project_id, endpoint_id],
  );
}
