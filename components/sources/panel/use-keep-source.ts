'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { oneSource, sourceKeys } from '@/lib/browser/queries/sources';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { ProjectScope } from '@/lib/session/session';
import { rowOf, type SourcesPage } from '@/lib/sources/row';

/** Returns what puts a newer source in the place of an older one, in the panel and in every list that has been read. */
export function useKeepSource({ project_id, endpoint_id }: ProjectScope): (source: SourceWithRaw) => void {
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
