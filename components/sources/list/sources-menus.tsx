'use client';

import { Copy, CopyPlus, ExternalLink, Trash2, Waypoints } from 'lucide-react';
import { ChannelFilter } from '@/components/channels/picker/channel-filter';
import { useTexts } from '@/components/i18n/use-texts';
import { RowMenu } from '@/components/list/row-menu';
import type { OpenedMenu, OpensMenu } from '@/components/list/use-menu';
import { ViewMenu } from '@/components/list/view-menu';
import { copyText } from '@/components/ui/copy-text';
import { fillNames } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Popover } from '@/components/ui/popover';
import { showToast } from '@/components/ui/toast';
import { SOURCE_TYPES } from '@/lib/eventgrid/schemas/source-limits';
import { format } from '@/lib/i18n/format';
import { PROVIDERS } from '@/lib/lists/url-state';
import type { ProjectScope } from '@/lib/session/session';
import { clonePath } from '@/lib/sources/clone-path';
import { sourcePath } from '@/lib/sources/path';
import { type SourcesQuery, sourcesPath, withParts } from '@/lib/sources/query';
import type { SourceRow } from '@/lib/sources/row';
import { SOURCE_COLUMNS } from './sources-columns';

/** What a menu of the list can be for. */
export type SourcesMenuKind = 'channel' | 'provider' | 'type' | 'view' | 'row';

export type OpensSourcesMenu = OpensMenu<SourcesMenuKind, SourceRow>;

export type SourcesMenusProps = {
  opened: OpenedMenu<SourcesMenuKind, SourceRow>;
  owner: ProjectScope;
  query: SourcesQuery;
  onGo: (query: SourcesQuery) => void;
  onOpen?: (id: string) => void;
  onDelete?: (rows: SourceRow[]) => void;
  onClose: () => void;
};

/** Shows the open menu: choices of a filter, the view's preferences, or the actions on a row. */
export default function SourcesMenus(props: SourcesMenusProps) {
  const { opened, onClose } = props;
  const { filters, view, columns } = useTexts('sources');
  const { provider } = useTexts('lists');
  const { kind, anchor, row } = opened;
  const done = () => {
    onClose();
    anchor.focus();
  };
  if (kind === 'row') return row?.id ? <SourceRowMenu key={row.id} {...props} row={row} id={row.id} /> : null;
  const labels = { ...filters, provider, view: view.label };
  return (
    <Popover
      key={kind}
      anchor={anchor}
      onClose={onClose}
      role="dialog"
      aria-label={labels[kind]}
      className={kind === 'channel' ? 'channel-menu' : undefined}
    >
      {kind === 'view' ? <ViewMenu columns={SOURCE_COLUMNS} labels={columns} texts={view} /> : null}
      {kind === 'channel' ? (
        <ChannelFilter
          owner={props.owner}
          onChoose={(channel_id) => {
            props.onGo(withParts(props.query, { channel_id }));
            done();
          }}
        />
      ) : null}
      {kind === 'provider' || kind === 'type' ? <Choices {...props} filter={kind} onDone={done} /> : null}
    </Popover>
  );
}

/** Offers the actions on one source: open it, copy its ID, see its channel's sources, delete it. */
function SourceRowMenu(props: SourcesMenusProps & { row: SourceRow; id: string }) {
  const { opened, row, id, query, onGo, onOpen, onDelete, onClose } = props;
  const { channel_id, channel_name } = row;
  const { menu } = useTexts('sources');
  const { actionsFor, noName } = useTexts('lists');
  const { sourceIdName } = useTexts('sourceFacts');
  const { copied, copyByHand } = useTexts('copy');
  const channel = channel_id ? withParts(query, { channel_id }) : null;
  const copyId = async () => {
    const isCopied = await copyText(id);
    showToast(format(isCopied ? copied : copyByHand, { what: sourceIdName }));
  };
  return (
    <RowMenu
      label={format(actionsFor, { name: row.name || noName })}
      anchor={opened.anchor}
      onClose={onClose}
      items={[
        {
          id: 'open',
          icon: <ExternalLink aria-hidden="true" />,
          label: menu.open,
          href: sourcePath(id, query),
          onChoose: onOpen && (() => onOpen(id)),
        },
        { id: 'copy', icon: <Copy aria-hidden="true" />, label: menu.copyId, onChoose: () => void copyId() },
        channel && {
          id: 'channel',
          icon: <Waypoints aria-hidden="true" />,
          label: fillNames(menu.channel, { channel: channel_name || channel.channel_id }),
          href: sourcesPath(channel),
          onChoose: () => onGo(channel),
        },
        row.provider_type === 'OFFICIAL'
          ? null
          : { id: 'clone', icon: <CopyPlus aria-hidden="true" />, label: menu.clone, href: clonePath(id) },
        onDelete && row.provider_type !== 'OFFICIAL'
          ? {
              id: 'delete',
              icon: <Trash2 aria-hidden="true" />,
              label: menu.delete,
              isDanger: true,
              onChoose: () => onDelete([row]),
            }
          : null,
      ]}
    />
  );
}

/** Offers the values of a filter, as links to the filtered list. */
function Choices(props: SourcesMenusProps & { filter: 'provider' | 'type'; onDone: () => void }) {
  const { filter, query, onGo, onDone } = props;
  const { any } = useTexts('sources').filters;
  const { providers } = useTexts('lists');
  const { types } = useTexts('sourceFacts');
  const choices: [label: string, parts: Partial<SourcesQuery>][] =
    filter === 'provider'
      ? PROVIDERS.map((provider) => [providers[provider], { provider }])
      : (['', ...SOURCE_TYPES] as const).map((type) => [type === '' ? any : types[type], { type }]);
  return (
    <ul className="choices">
      {choices.map(([label, parts]) => {
        const next = withParts(query, parts);
        const on = parts[filter] === query[filter];
        return (
          <li key={label}>
            <Link
              href={sourcesPath(next)}
              aria-current={on ? 'true' : undefined}
              data-first={on ? '' : undefined}
              onNavigate={() => {
                onGo(next);
                onDone();
              }}
            >
              <span>{label}</span>
              {on ? <Icon name="check" /> : null}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
