import type { ReactNode } from 'react';
import { useLanguage } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';

type StatusTab = {
  id: string;
  label: string;
  href: string;
  onNavigate: () => void;
  isCurrent: boolean;
  /** Undefined if it is not known. */
  count: number | undefined;
  /** Whether what has this status needs attention. */
  isBad?: boolean;
};

/** Links to a list's items by status, and shows how many there are of each. `children` follow them in the bar. */
export function StatusTabs({ label, tabs, children }: { label: string; tabs: StatusTab[]; children?: ReactNode }) {
  const language = useLanguage();
  return (
    <div className="bar">
      <nav className="segments" aria-label={label}>
        {tabs.map(({ id, label: words, href, onNavigate, isCurrent, count, isBad = false }) => {
          const isAlarming = isBad && Boolean(count);
          return (
            <Link
              key={id}
              href={href}
              onNavigate={onNavigate}
              aria-current={isCurrent ? 'true' : undefined}
              className={isAlarming ? 'bad' : undefined}
            >
              {isAlarming ? <Icon name="triangle" /> : null}
              <span>{words}</span>
              {count === undefined ? null : <span className="num">{count.toLocaleString(language)}</span>}
            </Link>
          );
        })}
      </nav>
      {children}
    </div>
  );
}
