'use client';

import { ListFoot } from '@/components/list/list-foot';
import { PAGE_SIZES, type PageSize } from '@/lib/lists/view';
import { type SourcesQuery, sourcesPath, sourcesQueryParts, withParts } from '@/lib/sources/query';
import type { SourcesPage } from '@/lib/sources/row';
import type { SourcesMessages } from './sources-messages';

type SourcesFootProps = {
  data: SourcesPage;
  query: SourcesQuery;
  language: string;
  messages: SourcesMessages;
  onGo: (query: SourcesQuery) => void;
  onSize: (size: PageSize) => void;
};

/** Says which sources these are, and leads to other pages of them. */
export function SourcesFoot({ data, query, language, messages, onGo, onSize }: SourcesFootProps) {
  return (
    <ListFoot
      count={data.items.length}
      total={data.total}
      end={data.looked ? null : data.reach}
      query={{ ...query, page: data.page }}
      sizes={PAGE_SIZES}
      parts={sourcesQueryParts(withParts(query, {}))}
      pathOf={sourcesPath}
      language={language}
      messages={messages}
      onGo={onGo}
      onSize={(text) => {
        const size = PAGE_SIZES.find((known) => String(known) === text);
        if (size) onSize(size);
      }}
    />
  );
}
