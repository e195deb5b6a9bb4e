'use client';

import type { AnchorHTMLAttributes } from 'react';
import { isPlainClick } from '@/components/ui/plain-click';
import { withBasePath } from '@/lib/browser/base-path';
import { type SourcesQuery, sourcesPath } from '@/lib/sources/query';

type SourcesLinkProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & {
  to: SourcesQuery;
  onGo: (query: SourcesQuery) => void;
};

/** Leads to another query of the list: a real link, followed in place by a plain click. */
export function SourcesLink({ to, onGo, ...rest }: SourcesLinkProps) {
  return (
    <a
      {...rest}
      href={withBasePath(sourcesPath(to))}
      onClick={(event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        onGo(to);
      }}
    />
  );
}
