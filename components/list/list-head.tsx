import { type ReactNode, Suspense, use } from 'react';
import { format } from '@/lib/i18n/format';
import type { UsedQuota } from '@/lib/lists/quota';

type ListQuotaProps = {
  quota: Promise<UsedQuota | null>;
  /** Items created since it was read, minus those deleted. */
  change?: number;
  texts: { text: string; after: string; full: string; meter: string };
};

type ListHeadProps = ListQuotaProps & {
  title: string;
  /** The button to create another one. */
  children: ReactNode;
};

/** The header of a list page: title, quota usage, and the create button. Used on the server and in the browser. */
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

/** Shows how much of a quota is used; nothing if EventGrid doesn't report it. */
function ListQuota({ quota: reading, change = 0, texts }: ListQuotaProps) {
  const known = use(reading);
  if (known === null) return null;
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
