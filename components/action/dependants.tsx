import { LoaderCircle, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Message } from '@/components/ui/message';
import { format } from '@/lib/i18n/format';

type DependantsNoteProps = { title: string; isLooking?: boolean; children?: ReactNode };

/** Says in a dialog that deletes what depends on the thing, or that it is being read. */
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

/** Names that are listed; the rest is a number. */
const NAMES_SHOWN = 5;

/** Lists the first names; where there are others `more` puts them into words (`names`, and how many others: `count`). */
export function listNames(names: string[], language: string, more: string): string {
  const shown = new Intl.ListFormat(language, { type: 'unit' }).format(names.slice(0, NAMES_SHOWN));
  return names.length > NAMES_SHOWN ? format(more, { names: shown, count: names.length - NAMES_SHOWN }) : shown;
}
