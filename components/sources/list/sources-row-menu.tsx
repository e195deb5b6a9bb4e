'use client';

import { Copy, ExternalLink, Trash2, Waypoints } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { announce } from '@/components/ui/announcer';
import { copyText } from '@/components/ui/copy-text';
import { isPlainClick } from '@/components/ui/plain-click';
import { withBasePath } from '@/lib/browser/base-path';
import { format } from '@/lib/i18n/format';
import { sourcePath } from '@/lib/sources/path';
import { type SourcesQuery, sourcesPath, withParts } from '@/lib/sources/query';
import type { SourceRow } from '@/lib/sources/row';
import type { SourcesMessages } from './sources-messages';

type SourcesRowMenuProps = {
  row: SourceRow;
  query: SourcesQuery;
  messages: SourcesMessages;
  onGo: (query: SourcesQuery) => void;
  onOpen?: (id: string) => void;
  onDelete?: (rows: SourceRow[]) => void;
  onDone: () => void;
};

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/** Offers what can be done with one source: open it, copy its ID, see its channel's sources, delete it. */
export function SourcesRowMenu({ row, query, messages, onGo, onOpen, onDelete, onDone }: SourcesRowMenuProps) {
  const { id, channel_id, channel_name } = row;
  const { menu, copy } = messages;
  if (id === null) return null;
  const channel = channel_id ? withParts(query, { channel_id }) : null;

  const copyId = async () => {
    const copied = await copyText(id);
    onDone();
    announce(format(copied ? copy.copied : copy.copyByHand, { what: menu.idName }));
  };

  return (
    <div
      role="menu"
      tabIndex={-1}
      aria-label={format(menu.label, { name: row.name || messages.noName })}
      onKeyDown={moveFocus}
    >
      <a
        role="menuitem"
        data-first=""
        tabIndex={-1}
        href={withBasePath(sourcePath(id, query))}
        onClick={(event) => {
          if (!onOpen || !isPlainClick(event)) return;
          event.preventDefault();
          onDone();
          onOpen(id);
        }}
      >
        <ExternalLink aria-hidden="true" />
        {menu.open}
      </a>
      <button type="button" role="menuitem" tabIndex={-1} onClick={copyId}>
        <Copy aria-hidden="true" />
        {menu.copyId}
      </button>
      {channel ? (
        <a
          role="menuitem"
          tabIndex={-1}
          href={withBasePath(sourcesPath(channel))}
          onClick={(event) => {
            if (!isPlainClick(event)) return;
            event.preventDefault();
            onDone();
            onGo(channel);
          }}
        >
          <Waypoints aria-hidden="true" />
          <span className="cut">{format(menu.channel, { channel: channel_name || (channel_id ?? '') })}</span>
        </a>
      ) : null}
      {onDelete && row.provider_type !== 'OFFICIAL' ? (
        <button
          type="button"
          role="menuitem"
          tabIndex={-1}
          className="danger"
          onClick={() => {
            onDone();
            onDelete([row]);
          }}
        >
          <Trash2 aria-hidden="true" />
          {menu.delete}
        </button>
      ) : null}
    </div>
  );
}

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  const at = items.findIndex((item) => item.matches(':focus'));
  const step = STEPS[event.key];
  const to = event.key === 'Home' ? 0 : event.key === 'End' ? items.length - 1 : step === undefined ? null : at + step;
  if (to === null) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}
