'use client';

import { Copy, ExternalLink, Pause, Play, Trash2, Waypoints } from 'lucide-react';
import { ChannelFilter } from '@/components/channels/picker/channel-filter';
import { useTexts } from '@/components/i18n/use-texts';
import { RowMenu } from '@/components/list/row-menu';
import type { OpenedMenu } from '@/components/list/use-menu';
import type { SubscriptionsVerb } from '@/components/subscriptions/dialogs/subscriptions-dialog';
import { copyText } from '@/components/ui/copy-text';
import { fillNames } from '@/components/ui/fill-nodes';
import { Popover } from '@/components/ui/popover';
import { showToast } from '@/components/ui/toast';
import { format } from '@/lib/i18n/format';
import type { ProjectScope } from '@/lib/session/session';
import {
  SUBSCRIPTIONS_URL,
  type SubscriptionsQuery,
  subscriptionPath,
  subscriptionsPath,
} from '@/lib/subscriptions/query';
import type { SubscriptionRow } from '@/lib/subscriptions/row';

/** What a menu of the list can be for. */
export type SubscriptionsMenuKind = 'channel' | 'row';

export type SubscriptionsMenusProps = {
  opened: OpenedMenu<SubscriptionsMenuKind, SubscriptionRow>;
  owner: ProjectScope;
  query: SubscriptionsQuery;
  onGo: (query: SubscriptionsQuery) => void;
  onOpen: (id: string) => void;
  onWrite: (verb: SubscriptionsVerb, rows: SubscriptionRow[]) => void;
  onClose: () => void;
};

/** Shows the open menu: the channels to filter by, or the actions on a row. */
export default function SubscriptionsMenus(props: SubscriptionsMenusProps) {
  const { opened, owner, query, onGo, onClose } = props;
  const { filters } = useTexts('subscriptions');
  const { kind, anchor, row } = opened;
  if (kind === 'row') return row?.id ? <SubscriptionMenu key={row.id} {...props} row={row} id={row.id} /> : null;
  return (
    <Popover anchor={anchor} onClose={onClose} role="dialog" aria-label={filters.channel} className="channel-menu">
      <ChannelFilter
        owner={owner}
        onChoose={(channel_id) => {
          onGo(SUBSCRIPTIONS_URL.withParts(query, { channel_id }));
          onClose();
          anchor.focus();
        }}
      />
    </Popover>
  );
}

/** Offers the actions on one subscription. */
function SubscriptionMenu(props: SubscriptionsMenusProps & { row: SubscriptionRow; id: string }) {
  const { opened, row, id, query, onGo, onOpen, onWrite, onClose } = props;
  const { menu, verbs } = useTexts('subscriptions');
  const { actionsFor, noName } = useTexts('lists');
  const { idName } = useTexts('subscriptionFacts');
  const { copied, copyByHand } = useTexts('copy');
  const { channel_id, channel_name } = row;
  const channel = channel_id ? SUBSCRIPTIONS_URL.withParts(query, { channel_id }) : null;
  const copyId = async () => {
    const isCopied = await copyText(id);
    showToast(format(isCopied ? copied : copyByHand, { what: idName }));
  };
  const verb = row.status === 'ENABLED' ? 'disable' : 'enable';
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
          href: subscriptionPath(id, query),
          onChoose: () => onOpen(id),
        },
        { id: 'copy', icon: <Copy aria-hidden="true" />, label: menu.copyId, onChoose: () => void copyId() },
        channel && {
          id: 'channel',
          icon: <Waypoints aria-hidden="true" />,
          label: fillNames(menu.channel, { channel: channel_name || channel.channel_id }),
          href: subscriptionsPath(channel),
          onChoose: () => onGo(channel),
        },
        {
          id: verb,
          icon: verb === 'enable' ? <Play aria-hidden="true" /> : <Pause aria-hidden="true" />,
          label: verbs[verb],
          onChoose: () => onWrite(verb, [row]),
        },
        {
          id: 'delete',
          icon: <Trash2 aria-hidden="true" />,
          label: verbs.delete,
          isDanger: true,
          onChoose: () => onWrite('delete', [row]),
        },
      ]}
    />
  );
}
