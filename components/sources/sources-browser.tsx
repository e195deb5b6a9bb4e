'use client';

import type { ReactNode } from 'react';
import { SourcesList, type SourcesListProps } from './sources-list';

type SourcesBrowserProps = {
  /** Title, quota and the way to create a source, rendered on the server. */
  head: ReactNode;
  list: SourcesListProps;
};

/** Shows the list of sources. */
export function SourcesBrowser({ head, list }: SourcesBrowserProps) {
  return (
    <main id="main">
      <section className="page" aria-label={list.messages.title}>
        {head}
        <SourcesList {...list} />
      </section>
    </main>
  );
}
