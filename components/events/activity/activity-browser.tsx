'use client';

import { useQuery } from '@tanstack/react-query';
import type { EventPanelProps } from '@/components/events/event-panel';
import type { WhyNotArrivedProps } from '@/components/events/why-not-arrived';
import { useTexts } from '@/components/i18n/use-texts';
import { ListFailureView } from '@/components/list/list-failure';
import { usePanelHistory } from '@/components/list/panel/use-panel-history';
import { PartSelect } from '@/components/list/part-form';
import { useList } from '@/components/list/use-list';
import { useView } from '@/components/list/view-preferences';
import { SourceHead } from '@/components/sources/pages/source-head';
import { Icon } from '@/components/ui/icon';
import { lazyPart } from '@/components/ui/lazy-part';
import { withBasePath } from '@/lib/browser/base-path';
import { channelFilters, tracedEvents } from '@/lib/browser/queries/events';
import { oneSource } from '@/lib/browser/queries/sources';
import type { Source } from '@/lib/eventgrid/answers/source';
import { activityPaths, activityUrl, parseActivityQuery, RANGE_NAMES } from '@/lib/events/query';
import type { EventsOf } from '@/lib/events/traced';
import type { ProjectScope } from '@/lib/session/session';
import { ActivityChart } from './activity-chart';
import { ActivityList } from './activity-list';

const EventPanel = lazyPart<EventPanelProps>(() => import('@/components/events/event-panel'), {
  waiting: <section className="panel" aria-busy="true" />,
});
const WhyNotArrived = lazyPart<WhyNotArrivedProps>(() => import('@/components/events/why-not-arrived'));

type ActivityBrowserProps = {
  owner: ProjectScope;
  sourceId: string;
  /** The page's title without an event, restored when the panel closes. */
  listTitle: string;
};

/** Shows what became of a source's events: a chart, the events, the one in the URL beside them, and what is broken. */
export function ActivityBrowser(props: ActivityBrowserProps) {
  const { owner, sourceId } = props;
  const { data, isError, error, isFetching, refetch } = useQuery(oneSource(owner, sourceId));
  const source = data?.source;
  if (source?.name && source.channel_id)
    return <Events {...props} source={source} of={{ channel_id: source.channel_id, source_name: source.name }} />;
  return (
    <main id="main" className="page" aria-busy={isFetching}>
      {source ? <SourceHead sourceId={sourceId} source={source} current="activity" /> : null}
      {isError ? (
        <ListFailureView
          failure={error}
          path={activityUrl(sourceId).path}
          busy={isFetching}
          onRetry={() => void refetch()}
        />
      ) : null}
      {source ? <WhyNotArrived owner={owner} sourceId={sourceId} channelId="" event={null} /> : null}
    </main>
  );
}

type EventsProps = ActivityBrowserProps & { source: Source; of: EventsOf };

function Events({ owner, sourceId, source, of, listTitle }: EventsProps) {
  const texts = useTexts('activity');
  const { view } = useView();
  const url = activityUrl(sourceId);
  const paths = activityPaths(sourceId);
  const history = usePanelHistory(url, paths);
  const { selectedId } = history;
  const list = useList({
    url,
    read: (query) => tracedEvents(owner, of, query),
    size: view.size,
    // An event that is open beside the list stays open.
    pathOf: (query) => {
      const id = paths.itemIdIn(location.pathname.slice(withBasePath('').length));
      return id === null ? url.pathOf(query) : paths.itemPath(id, query);
    },
    texts,
  });
  const { query, go } = list;
  const { data: filters } = useQuery(channelFilters(owner, of.channel_id));
  const subscriptions = filters?.filter(({ sources }) => sources.some(({ name }) => name === of.source_name)) ?? [];
  return (
    <main id="main" className={selectedId === null ? 'flex flex-1' : 'list-split'}>
      {selectedId === null ? null : <h1 className="sr-only md:hidden">{texts.title}</h1>}
      <section className="page" aria-label={texts.title} onPointerEnter={EventPanel.preload}>
        <SourceHead sourceId={sourceId} source={source} current="activity" />
        <div className="activity">
          <div className="activity-time">
            <PartSelect
              name="range"
              value={query.range}
              options={RANGE_NAMES.map((range): [string, string] => [range, texts.ranges[range]])}
              parts={url.partsOf(url.withParts(query, {}))}
              className="provider-select"
              label={<span className="sr-only">{texts.timeRange}</span>}
              onChange={(range) => go(url.withParts(query, { range: parseActivityQuery({ range }).range }))}
            />
            <span className="text-xs text-ink-3">{texts.limits}</span>
          </div>
          <ActivityChart owner={owner} of={of} list={list} subscriptions={subscriptions} />
          <details className="card why-card">
            <summary>
              <Icon name="chevron-right" />
              <h2>{texts.why}</h2>
            </summary>
            <WhyNotArrived owner={owner} sourceId={sourceId} channelId={of.channel_id} />
          </details>
          <ActivityList
            owner={owner}
            of={of}
            sourceId={sourceId}
            list={list}
            selectedId={selectedId}
            onOpen={history.open}
          />
        </div>
      </section>
      {selectedId === null ? null : (
        <EventPanel
          key={selectedId}
          eventId={selectedId}
          owner={owner}
          sourceId={sourceId}
          of={of}
          listTitle={listTitle}
          history={history}
        />
      )}
    </main>
  );
}
