'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTexts } from '@/components/i18n/use-texts';
import { DataTable } from '@/components/list/data-table';
import { BareTrouble, ListCard } from '@/components/list/list-card';
import { PartSelect, PartText } from '@/components/list/part-form';
import type { List } from '@/components/list/use-list';
import { useStable } from '@/components/list/use-stable';
import { useView } from '@/components/list/view-preferences';
import { lazyPart } from '@/components/ui/lazy-part';
import { channelFilters, eventKeys } from '@/lib/browser/queries/events';
import {
  type ActivityQuery,
  EVENT_ID_MAX_CHARS,
  EVENT_STATES,
  EVENT_TYPE_MAX_CHARS,
  parseActivityQuery,
} from '@/lib/events/query';
import type { EventsOf, TracedPage } from '@/lib/events/traced';
import type { FilteringSubscription } from '@/lib/events/why-not-arrived';
import type { ProjectScope } from '@/lib/session/session';
import { useActivityColumns } from './activity-columns';
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
      filters={<Filters {...props} />}
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

/** Filters by type, subscription and what became of an event. */
function Filters({ owner, of, list }: ActivityListProps) {
  const { filters } = useTexts('activity');
  const { states } = useTexts('eventTrace');
  const { url, query, data, go } = list;
  const { data: subscriptions } = useQuery(channelFilters(owner, of.channel_id));
  const set = (parts: Partial<ActivityQuery>) => go(url.withParts(query, parts));
  const parts = url.partsOf(url.withParts(query, {}));
  const types = [...new Set(data?.items.flatMap(({ event_type }) => event_type ?? []))].sort();
  const names = namesFor(subscriptions, of.source_name, query.subscription);
  return (
    <>
      <PartText
        name="type"
        value={query.type}
        suggestions={types}
        maxLength={EVENT_TYPE_MAX_CHARS}
        parts={parts}
        label={filters.type}
        onChange={(type) => set({ type: parseActivityQuery({ type }).type })}
      />
      <PartSelect
        name="subscription"
        value={query.subscription}
        options={[['', filters.any], ...names.map((name): [string, string] => [name, name])]}
        parts={parts}
        className="provider-select"
        label={<span>{`${filters.subscription}:`}</span>}
        onChange={(subscription) => set({ subscription })}
      />
      <PartSelect
        name="status"
        value={query.status}
        options={[['', filters.any], ...EVENT_STATES.map((state): [string, string] => [state, states[state]])]}
        parts={parts}
        className="provider-select"
        label={<span>{`${filters.status}:`}</span>}
        onChange={(status) => set({ status: parseActivityQuery({ status }).status })}
      />
    </>
  );
}

/** The subscriptions of the source, and the one in the URL, which may be gone. */
function namesFor(subscriptions: readonly FilteringSubscription[] | undefined, source: string, chosen: string) {
  const ofSource = subscriptions?.filter(({ sources }) => sources.some(({ name }) => name === source)) ?? [];
  const names = ofSource.flatMap(({ name }) => name ?? []);
  return [...new Set(chosen === '' ? names : [...names, chosen])].sort();
}
