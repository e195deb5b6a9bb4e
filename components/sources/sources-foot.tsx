'use client';

import { ListFoot } from '@/components/list/list-foot';
import {
  parseSourcesQuery,
  SOURCE_PAGE_SIZES,
  type SourcesQuery,
  sourcesPath,
  sourcesQueryParts,
} from '@/lib/sources/list-query';
import type { SourcesPage } from '@/lib/sources/source-row';
import type { SourcesMessages } from './sources-messages';

type SourcesFootProps = {
  data: SourcesPage;
  query: SourcesQuery;
  language: string;
  messages: SourcesMessages;
  onGo: (query: SourcesQuery) => void;
};

/** Says which sources these are, and leads to other pages of them. */
export function SourcesFoot({ data, query, language, messages, onGo }: SourcesFootProps) {
  return (
    <ListFoot
      count={data.items.length}
      total={data.total}
      query={{ ...query, page: data.page }}
      sizes={SOURCE_PAGE_SIZES}
      parts={sourcesQueryParts({ ...query, page: 1 })}
      pathOf={sourcesPath}
      language={language}
      messages={messages}
      onGo={onGo}
      onSize={(size) => onGo({ ...query, page: 1, size: parseSourcesQuery({ size }).size })}
    />
  );
}
