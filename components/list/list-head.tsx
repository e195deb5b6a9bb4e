import { type ReactNode, Suspense, use } from 'react';
import { format } from '@/lib/i18n/format';
import type { UsedQuota } from '@/lib/lists/quota';

type ListQuotaProps = {
  quota: Promise<UsedQuota | null>;
  /** Things made since it was read, less those deleted. */
  change?: number;
  texts: { text: string; after: string; full: string; meter: string };
};

type ListHeadProps = ListQuotaProps & {
  title: string;
  /** The way to make another one. */
  children: ReactNode;
};

/** Heads the page of a list: its title, how much of the quota is used, and the way to more. On the server and in the browser. */
export const ListHead = ({ title, children, ...quota }: ListHeadProps) => (
  <div className="page-head">
    <div className="min-w-0 flex-1">
      <h1>{title}</h1>
      <p className="quota">
        <Suspense>
          <ListQuota {...quota} />
        </Suspense>
      </p>
    </div>
    <div className="page-actions">{children}</div>
  </div>
);

/** Says how much of a quota is used; nothing when EventGrid does not say. */
function ListQuota({ quota: reading, change = 0, texts }: ListQuotaProps) {
  const known = use(reading);
  if (known === null || known.quota <= 0) return null;
  const limit = known.quota;
  const used = known.used + change;
  const full = used >= limit;
  return (
    <span className={full ? 'full' : undefined}>
      <b>{format(texts.text, { used, limit })}</b> {texts.after}
      {full ? ` · ${texts.full}` : null}
      <meter min={0} max={limit} high={limit - 0.5} optimum={0} value={used} aria-label={texts.meter} />
    </span>
  );
}
