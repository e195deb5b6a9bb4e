'use client';

import { useEffect, useRef } from 'react';
import { announce } from '@/components/ui/announcer';
import { formatPlural, type PluralMessage } from '@/lib/i18n/format';

const SETTLED_MS = 600;

type ReadPage = { items: unknown[]; total: number | null; readAt: number };

/** Says how many matches were found, once the typing rests; not for the rows that the page came with. */
export function useCountAnnounced(
  data: ReadPage | undefined,
  busy: boolean,
  language: string,
  { found, foundOpen }: { found: PluralMessage; foundOpen: PluralMessage },
): void {
  const said = useRef(data?.readAt);
  useEffect(() => {
    if (busy || data === undefined || data.readAt === said.current) return;
    const timer = setTimeout(() => {
      said.current = data.readAt;
      const count = data.total ?? data.items.length;
      announce(formatPlural(data.total === null ? foundOpen : found, count, language));
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [data, busy, language, found, foundOpen]);
}
