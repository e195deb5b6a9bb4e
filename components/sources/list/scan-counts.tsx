import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import { Link } from '@/components/ui/link';
import { format } from '@/lib/i18n/format';
import { type SourcesQuery, WINDOW_RECORDS } from '@/lib/sources/query';
import type { SourcesPage } from '@/lib/sources/row';

export type ScanCountsProps = {
  reach: SourcesPage['reach'];
  scan: NonNullable<SourcesPage['scan']>;
  /** A link, followed in place, to the query with other parts. */
  leadTo: (parts: Partial<SourcesQuery>) => { href: string; onNavigate: () => void };
};

/** Shows how many sources the console itself looked at, since EventGrid can't filter by type or status. */
export default function ScanCounts({ reach, scan: { from, to, of }, leadTo }: ScanCountsProps) {
  const texts = useTexts('sources');
  const language = useLanguage();
  const number = (value: number) => value.toLocaleString(language);
  const more = reach === null && of !== null && to < of;
  if (!more && from === 0 && of !== null && reach === null)
    return (
      <span className="text-xs text-ink-3" suppressHydrationWarning>
        {format(texts.counted, { total: number(of) })}
      </span>
    );
  return (
    <span className="looked text-xs text-ink-3">
      <span suppressHydrationWarning>
        {format(texts.looked, {
          range: from === 0 ? number(to) : `${number(from + 1)}–${number(to)}`,
          total: of === null ? '?' : number(of),
        })}
      </span>
      {more ? (
        <Link className="link-btn text-sm" {...leadTo({ from: from + WINDOW_RECORDS })}>
          {texts.goOn}
        </Link>
      ) : null}
      {from > 0 ? (
        <Link className="link-btn text-sm" {...leadTo({})}>
          {texts.startAgain}
        </Link>
      ) : null}
    </span>
  );
}
