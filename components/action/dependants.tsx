import { LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Message } from '@/components/ui/message';
import { format } from '@/lib/i18n/format';

type DependantsNoteProps = { title: string; isLooking?: boolean; children?: ReactNode };

/** Shows in a delete dialog what depends on the item, or that it is loading. */
export const DependantsNote = ({ title, isLooking = false, children }: DependantsNoteProps) => (
  <Message
    role="status"
    tone={isLooking ? 'quiet' : 'warn'}
    icon={isLooking ? <LoaderCircle className="spin" aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
    title={title}
  >
    {children}
  </Message>
);

/** Number of names listed; the rest is a count. */
const NAMES_SHOWN = 5;

/** Lists the first names. If there are others, `more` formats them (`names`, and the number of others: `count`). */
export function listNames(names: string[], language: string, more: string): string {
  const shown = new Intl.ListFormat(language, { type: 'unit' }).format(names.slice(0, NAMES_SHOWN));
  return names.length > NAMES_SHOWN ? format(more, { names: shown, count: names.length - NAMES_SHOWN }) : shown;
}
