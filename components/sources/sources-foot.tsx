'use client';

import { ListFoot } from '@/components/list/list-foot';
import {
  SOURCE_PAGE_SIZES,
  type SourcePageSize,
  type SourcesQuery,
  sourcesPath,
  sourcesQueryParts,
  withParts,
} from '@/lib/sources/list-query';
import type { SourcesPage } from '@/lib/sources/source-row';
import type { SourcesMessages } from './sources-messages';

type SourcesFootProps = {
  data: SourcesPage;
  query: SourcesQuery;
  language: string;
  messages: SourcesMessages;
  onGo: (query: SourcesQuery) => void;
  onSize: (size: SourcePageSize) => void;
};

/** Says which sources these are, and leads to other pages of them. */
export function SourcesFoot({ data, query, language, messages, onGo, onSize }: SourcesFootProps) {
  return (
    <ListFoot
      count={data.items.length}
      total={data.total}
      end={data.looked ? null : data.reach}
      query={{ ...query, page: data.page }}
      sizes={SOURCE_PAGE_SIZES}
      parts={sourcesQueryParts(withParts(query, {}))}
      pathOf={sourcesPath}
      language={language}
      messages={messages}
      onGo={onGo}
      onSize={(text) => {
        const size = SOURCE_PAGE_SIZES.find((known) => String(known) === text);
        if (size) onSize(size);
      }}
    />
  );
}
