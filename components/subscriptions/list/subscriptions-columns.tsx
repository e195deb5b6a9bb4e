import { useMemo } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import type { Column } from '@/components/list/data-table';
import { RowName } from '@/components/list/row-name';
import type { OpensMenu } from '@/components/list/use-menu';
import { SubscriptionStatus } from '@/components/subscriptions/subscription-status';
import { TargetLabels } from '@/components/subscriptions/target-label';
import { ListTime } from '@/components/time/list-time';
import { Link } from '@/components/ui/link';
import { Nothing } from '@/components/ui/nothing';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import type { ViewPreferences } from '@/lib/lists/view';
import { SUBSCRIPTIONS_URL, type SubscriptionsQuery, subscriptionPath } from '@/lib/subscriptions/query';
import type { SubscriptionRow } from '@/lib/subscriptions/row';

type ColumnsContext = {
  /** Ages are relative to this time, milliseconds. */
  readAt: number;
  /** The query that produced the rows. */
  query: SubscriptionsQuery;
  time: ViewPreferences['time'];
  opens: OpensMenu<'row', SubscriptionRow>;
  onGo: (query: SubscriptionsQuery) => void;
  onOpen: (id: string) => void;
};

/** Returns the columns. The array stays the same while nothing changes, so that rows are not re-rendered. */
export function useSubscriptionColumns(context: ColumnsContext): Column<SubscriptionRow>[] {
  const { readAt, query, time, opens, onGo, onOpen } = context;
  const { columns } = useTexts('subscriptions');
  const lists = useTexts('lists');
  return useMemo(
    () => columnsOf({ readAt, query, time, opens, onGo, onOpen }, columns, lists),
    [readAt, query, time, opens, onGo, onOpen, columns, lists],
  );
}

/** Shows an en dash for what EventGrid omitted, and unknown values unchanged. */
function columnsOf(
  context: ColumnsContext,
  labels: Dictionary['subscriptions']['columns'],
  { noName, none, actionsFor }: Dictionary['lists'],
): Column<SubscriptionRow>[] {
  const { query, readAt, time, opens, onGo } = context;
  const nameOf = ({ name }: SubscriptionRow) => name || noName;
  const timeOf = (text: string | null) => <ListTime text={text} readAt={readAt} mode={time} none={none} />;
  return [
    {
      id: 'name',
      label: labels.name,
      head: 'c-name',
      cell: 'c-name',
      sort: 'name',
      show: (row, isSelected) => (
        <RowName
          id={row.id}
          name={nameOf(row)}
          pathOf={(id) => subscriptionPath(id, query)}
          isSelected={isSelected}
          onOpen={context.onOpen}
          about={row.channel_name}
          created={timeOf(row.created_time)}
        />
      ),
    },
    {
      id: 'status',
      label: labels.status,
      width: 'col-status',
      head: 'c-status',
      cell: 'c-status',
      show: ({ status }) => <SubscriptionStatus status={status} />,
    },
    {
      id: 'channel',
      label: labels.channel,
      width: 'col-channel',
      head: 'c-channel',
      cell: 'c-channel truncate',
      title: ({ channel_name }) => channel_name,
      show: ({ channel_id, channel_name }) => {
        if (!channel_id) return channel_name ? <bdi>{channel_name}</bdi> : <Nothing label={none} />;
        const ofChannel = SUBSCRIPTIONS_URL.withParts(query, { channel_id });
        const href = SUBSCRIPTIONS_URL.pathOf(ofChannel);
        return (
          <Link dir="auto" translate="no" href={href} onNavigate={() => onGo(ofChannel)}>
            {channel_name || channel_id}
          </Link>
        );
      },
    },
    {
      id: 'source',
      label: labels.source,
      width: 'col-source',
      head: 'c-channel',
      cell: 'c-channel truncate',
      title: ({ source_names }) => source_names.join(', '),
      show: ({ source_names }) =>
        source_names.length > 0 ? <bdi translate="no">{source_names.join(', ')}</bdi> : <Nothing label={none} />,
    },
    {
      id: 'targets',
      label: labels.targets,
      width: 'col-targets',
      head: 'c-description',
      cell: 'c-description text-ink-2',
      show: ({ target_labels }) => <TargetLabels labels={target_labels} />,
    },
    {
      id: 'created',
      label: labels.created,
      width: 'col-time',
      head: 'c-time',
      cell: 'c-time text-ink-2',
      sort: 'created_time',
      show: ({ created_time }) => timeOf(created_time),
    },
    {
      id: 'actions',
      label: labels.actions,
      isLabelHidden: true,
      width: 'col-actions',
      head: 'c-actions',
      cell: 'c-actions',
      show: (row) =>
        row.id ? (
          <button
            {...opens('row', row)}
            className="icon-btn small dots"
            aria-label={format(actionsFor, { name: nameOf(row) })}
          />
        ) : null,
    },
  ];
}
