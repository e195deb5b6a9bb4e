'use client';

import { Icon } from '@/components/ui/icon';
import { ListUpdated } from './list-updated';

type ListRefreshProps = {
  /** When the rows shown were read, milliseconds; null when there are none. */
  readAt: number | null;
  busy: boolean;
  language: string;
  messages: { refresh: string; updated: string; updating: string };
  onRefresh: () => void;
};

/** Says how old the rows are, and reads them again. */
export function ListRefresh({ readAt, busy, language, messages, onRefresh }: ListRefreshProps) {
  return (
    <>
      {readAt === null ? null : (
        <span className="fresh">
          {busy ? messages.updating : <ListUpdated readAt={readAt} language={language} label={messages.updated} />}
        </span>
      )}
      <button type="button" className="icon-btn" aria-label={messages.refresh} onClick={onRefresh}>
        <Icon name="refresh" className={busy ? 'spin' : undefined} />
      </button>
    </>
  );
}
