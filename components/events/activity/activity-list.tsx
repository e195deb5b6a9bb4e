'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useTexts } from '@/components/i18n/use-texts';
import { DataTable } from '@/components/list/data-table';
import { BareTrouble, ListCard } from '@/components/list/list-card';
import type { List } from '@/components/list/use-list';
import { useStable } from '@/components/list/use-stable';
import { useView } from '@/components/list/view-preferences';
import { lazyPart } from '@/components/ui/lazy-part';
import { eventKeys } from '@/lib/browser/queries/events';
import { type ActivityQuery, EVENT_ID_MAX_CHARS } from '@/lib/events/query';
import type { EventsOf, TracedPage } from '@/lib/events/traced';
import type { ProjectScope } from '@/lib/session/session';
import { useActivityColumns } from './activity-columns';
import { ActivityFilters } from './activity-filters';
import type { ActivityTroubleProps } from './activity-trouble';

export type ActivityListProps = {
  owner: ProjectScope;
  of: EventsOf;
  sourceId: string;
  list: List<ActivityQuery, TracedPage>;
  selectedId: string | null;
  onOpen: (eventId: string) => void;
};

const ActivityTrouble = lazyPart<ActivityTroubleProps>(() => import('./activity-trouble'), { Bare: BareTrouble });

/** Lists a source's published events. EventGrid filters them, by all but what became of them, and keeps their order. */
export function ActivityList(props: ActivityListProps) {
  const { owner, of, sourceId, list, selectedId, onOpen } = props;
  const texts = useTexts('activity');
  const { view, change } = useView();
  const client = useQueryClient();
  const openFromRow = useStable(onOpen);
  const columns = useActivityColumns({
    owner,
    channelId: of.channel_id,
    sourceId,
    readAt: list.data?.readAt ?? 0,
    shown: list.shown,
    onOpen: openFromRow,
  });
  const refresh = () => {
    list.refresh();
    void client.invalidateQueries({ queryKey: eventKeys.traces() });
  };
  return (
    <ListCard
      list={list}
      className="card @container/sources"
      maxLength={EVENT_ID_MAX_CHARS}
      searchLabel={texts.columns.id}
      texts={texts}
      preload={ActivityTrouble.preload}
      onSize={(size) => change({ size })}
      onRefresh={refresh}
      filters={<ActivityFilters owner={owner} of={of} list={list} />}
      trouble={<ActivityTrouble {...props} />}
      table={
        <DataTable
          name="events"
          className={`sources events ${view.density} times-${view.time}`}
          caption={texts.caption}
          url={list.url}
          query={list.shown}
          columns={columns}
          rows={list.data?.items ?? []}
          rowAttribute="data-event-id"
          selectedId={selectedId}
          busy={list.isBehind}
          onSort={() => {}}
        />
      }
    >
      {null}
    </ListCard>
  );
}
