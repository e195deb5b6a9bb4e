import { useMemo } from 'react';
import { RowState } from '@/components/events/event-state';
import { useTexts } from '@/components/i18n/use-texts';
import type { Column } from '@/components/list/data-table';
import { RowName } from '@/components/list/row-name';
import { useView } from '@/components/list/view-preferences';
import { ListTime } from '@/components/time/list-time';
import { Nothing } from '@/components/ui/nothing';
import { isEventId } from '@/lib/eventgrid/schemas/is-identifier';
import { type ActivityQuery, activityPaths } from '@/lib/events/query';
import type { TracedRow } from '@/lib/events/traced';
import type { ProjectScope } from '@/lib/session/session';

type ColumnsContext = {
  owner: ProjectScope;
  channelId: string;
  sourceId: string;
  /** Ages are relative to this time, milliseconds. */
  readAt: number;
  /** The query that produced the rows. */
  shown: ActivityQuery;
  onOpen: (eventId: string) => void;
};

/** Returns the columns. The array stays the same while nothing changes, so that rows are not re-rendered. */
export function useActivityColumns(context: ColumnsContext): Column<TracedRow>[] {
  const { owner, channelId, sourceId, readAt, shown, onOpen } = context;
  const { columns: labels } = useTexts('activity');
  const { none } = useTexts('lists');
  const { time } = useView().view;
  const { project_id, endpoint_id } = owner;
  return useMemo(() => {
    const paths = activityPaths(sourceId);
    const timeOf = (text: string | null) => <ListTime text={text} readAt={readAt} mode={time} none={none} />;
    return [
      {
        id: 'id',
        label: labels.id,
        head: 'c-name',
        cell: 'c-name mono',
        show: ({ id, event_type, received }, isSelected) => (
          <RowName
            id={id !== null && isEventId(id) ? id : null}
            name={id ?? none}
            pathOf={(eventId) => paths.itemPath(eventId, shown)}
            isSelected={isSelected}
            onOpen={onOpen}
            about={event_type}
            created={timeOf(received)}
          />
        ),
      },
      {
        id: 'type',
        label: labels.type,
        width: 'col-event-type',
        head: 'c-event-type',
        cell: 'c-event-type truncate mono',
        title: ({ event_type }) => event_type,
        show: ({ event_type }) => (event_type ? <bdi translate="no">{event_type}</bdi> : <Nothing label={none} />),
      },
      {
        id: 'subscription',
        label: labels.subscription,
        width: 'col-event-subscription',
        head: 'c-event-subscription',
        cell: 'c-event-subscription',
        show: ({ subscription_names }) => <Names names={subscription_names} none={none} />,
      },
      {
        id: 'delivery',
        label: labels.delivery,
        width: 'col-event-state',
        head: 'c-status',
        cell: 'c-status',
        show: ({ id, subscription_names }) => (
          <RowState
            owner={{ project_id, endpoint_id }}
            channelId={channelId}
            eventId={id}
            isTaken={subscription_names.length > 0}
          />
        ),
      },
      {
        id: 'received',
        label: labels.received,
        width: 'col-time',
        head: 'c-time',
        cell: 'c-time text-ink-2',
        show: ({ received }) => timeOf(received),
      },
    ];
  }, [sourceId, readAt, time, none, labels, shown, onOpen, project_id, endpoint_id, channelId]);
}

/** The first name and how many others there are; all of them to a pointer. */
function Names({ names, none }: { names: readonly string[]; none: string }) {
  const [first, ...others] = names;
  if (first === undefined) return <Nothing label={none} />;
  return (
    <span className="targets" title={names.join('\n')}>
      <bdi className="truncate" translate="no">
        {first}
      </bdi>
      {others.length > 0 ? <span className="tag num">{`+${others.length}`}</span> : null}
    </span>
  );
}
