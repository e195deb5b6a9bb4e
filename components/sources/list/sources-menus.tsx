'use client';

import { Popover } from '@/components/ui/popover';
import type { ProjectScope } from '@/lib/session/session';
import type { SourcesQuery } from '@/lib/sources/query';
import type { SourceRow } from '@/lib/sources/row';
import { SourcesChannelFilter } from './sources-channel-filter';
import { SourcesChoices } from './sources-choices';
import type { SourcesMessages } from './sources-messages';
import { SourcesRowMenu } from './sources-row-menu';
import { SourcesViewMenu } from './sources-view-menu';

/** What a menu of the list can be about. */
export type MenuKind = 'channel' | 'provider' | 'type' | 'view' | 'row';

/** The menu that is open: beside which button, and of which row. */
export type OpenedMenu = { kind: MenuKind; anchor: HTMLElement; row: SourceRow | null };

export type SourcesMenusProps = {
  opened: OpenedMenu;
  owner: ProjectScope;
  query: SourcesQuery;
  language: string;
  messages: SourcesMessages;
  onGo: (query: SourcesQuery) => void;
  onOpen?: (id: string) => void;
  onDelete?: (rows: SourceRow[]) => void;
  onClose: () => void;
};

/** Shows the menu that is open: choices of a filter, the view's preferences, or what can be done with a row. */
export default function SourcesMenus(props: SourcesMenusProps) {
  const { opened, messages, onClose } = props;
  const { kind, anchor, row } = opened;
  const done = () => {
    onClose();
    anchor.focus();
  };
  if (kind === 'row')
    return row ? (
      <Popover key={row.id} anchor={anchor} onClose={onClose} className="menu">
        <SourcesRowMenu {...props} row={row} onDone={done} />
      </Popover>
    ) : null;
  const label = kind === 'view' ? messages.view.label : messages.filters[kind];
  return (
    <Popover key={kind} anchor={anchor} onClose={onClose} role="dialog" aria-label={label} className={kind}>
      {kind === 'view' ? <SourcesViewMenu messages={messages} /> : null}
      {kind === 'channel' ? <SourcesChannelFilter {...props} onDone={done} /> : null}
      {kind === 'provider' || kind === 'type' ? <SourcesChoices {...props} filter={kind} onDone={done} /> : null}
    </Popover>
  );
}
