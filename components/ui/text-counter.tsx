import { format } from '@/lib/i18n/format';

type TextCounterProps = {
  text: string;
  limit: number;
  /** “{count} / {limit}” for display, and a sentence for screen readers. */
  shown: string;
  spoken: string;
};

/** A count near its limit is announced; earlier it would only interrupt typing. */
const NEAR = 0.9;

/** Counts a text's UTF-16 units against its limit; near the limit it turns amber and is announced politely. */
export function TextCounter({ text, limit, shown, spoken }: TextCounterProps) {
  const count = text.length;
  const near = count >= limit * NEAR;
  return (
    <span className={near ? 'count near' : 'count'}>
      <span aria-hidden="true">{format(shown, { count, limit })}</span>
      <span className="sr-only" role="status">
        {near ? format(spoken, { count, limit }) : ''}
      </span>
    </span>
  );
}
