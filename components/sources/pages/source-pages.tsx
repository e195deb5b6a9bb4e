'use client';

import { useTexts } from '@/components/i18n/use-texts';
import { Link } from '@/components/ui/link';

/** The pages of one source, in order, by where they are below its own address. */
const PAGES = { source: '', test: '/test', activity: '/activity', code: '/code' } as const;

export type SourcePageName = keyof typeof PAGES;

type SourcePagesProps = {
  sourceId: string;
  current: SourcePageName;
  /** The current page's address, if it has more than its path. */
  here?: string;
};

/** Links the pages of one source. */
export function SourcePages({ sourceId, current, here }: SourcePagesProps) {
  const texts = useTexts('sourcePages');
  return (
    <nav className="page-tabs" aria-label={texts.label}>
      {Object.entries(PAGES).map(([name, below]) => {
        const path = `/sources/${encodeURIComponent(sourceId)}${below}`;
        const isCurrent = name === current;
        return (
          <Link key={name} href={(isCurrent && here) || path} aria-current={isCurrent ? 'page' : undefined}>
            {texts.pages[name as SourcePageName]}
          </Link>
        );
      })}
    </nav>
  );
}
