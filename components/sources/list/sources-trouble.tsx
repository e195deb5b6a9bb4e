'use client';

import { ListFailureView, ListStale } from '@/components/list/list-failure';
import { ListSkeleton } from '@/components/list/list-skeleton';
import { Link } from '@/components/ui/link';
import type { ListFailure } from '@/lib/sources/explain';
import { type SourcesQuery, sourcesPath } from '@/lib/sources/query';
import type { SourcesMessages } from './sources-messages';

export type SourcesTroubleProps = {
  /** There are rows to keep. */
  rows: boolean;
  /** Why the list could not be read, the console itself not answering as null; null while it is on its way. */
  refused: { failure: ListFailure | null } | null;
  query: SourcesQuery;
  busy: boolean;
  messages: SourcesMessages;
  onRetry: () => void;
};

/** Stands for a list that could not be read, or not again, or not yet. */
export default function SourcesTrouble({ rows, refused, query, busy, messages, onRetry }: SourcesTroubleProps) {
  if (refused === null) return <ListSkeleton label={messages.loading} />;
  const sought = { failure: refused.failure, path: sourcesPath(query), busy, messages, onRetry };
  if (rows) return <ListStale {...sought} />;
  return (
    <ListFailureView {...sought}>
      <Link className="btn quiet" href="/sources/new">
        {messages.create}
      </Link>
    </ListFailureView>
  );
}
