import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { frameFirst } from '@/app/frame-first';
import { isMissingItem } from '@/app/missing-item';
import { listTitle } from '@/app/page-title';
import { ActivityBrowser } from '@/components/events/activity/activity-browser';
import { PageTexts } from '@/components/i18n/page-texts';
import { ListProvider } from '@/components/list/list-provider';
import { ListWaiting } from '@/components/list/list-waiting';
import { activityMetrics, channelFilters, eventTrace, tracedEvents } from '@/lib/browser/queries/events';
import { oneSource } from '@/lib/browser/queries/sources';
import { isEventId, isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import { activityPaths, activityUrl } from '@/lib/events/query';
import { activityRead, channelFiltersRead, eventTraceRead, tracedEventsRead } from '@/lib/events/reads';
import { format } from '@/lib/i18n/format';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { openFirstReads, requestView } from '@/lib/lists/first-reads';
import { inTime } from '@/lib/lists/quota';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';
import { oneSourceRead, readOneSource } from '@/lib/sources/reads';

type Props = {
  params: Promise<{ sourceId: string; eventId?: string[] }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const ids = await readIds(params);
  if (ids === null) return {};
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  const read = open && (await readOneSource(open.eventGrid, ids.sourceId));
  const name = (read?.ok && read.data.source.name) || ids.sourceId;
  const title = listTitle(messages.activity.title, messages, open?.session.project.name);
  return { title: format('{name} · {list}', { name, list: title }) };
}

/** What the page waits for besides the list: the browser reads the rest later. */
const HINTS_MS = 1_000;

/** Shows what a source published and what became of it, alone or beside one event. */
export default async function ActivityPage({ params, searchParams }: Props) {
  const ids = await readIds(params);
  if (ids === null) notFound();
  const { sourceId, eventId } = ids;
  const [open, view, parts, { messages }] = await Promise.all([
    openPageEventGrid(),
    requestView(),
    searchParams,
    requestPreferences(),
  ]);
  const query = activityUrl(sourceId).parse(parts, view.size);
  const path =
    eventId === null ? activityUrl(sourceId).pathOf(query) : activityPaths(sourceId).itemPath(eventId, query);
  if (open === null) redirect(signInPath(path));
  const readSource = () => readOneSource(open.eventGrid, sourceId);
  if (await isMissingItem(readSource, oneSourceRead, { messages, session: open.session })) notFound();

  const { owner, read, state } = openFirstReads(open, messages);
  const { title, loading } = messages.activity;
  const readAll = async () => {
    const one = await read(oneSource(owner, sourceId), oneSourceRead, { sourceId });
    const { name, channel_id } = one?.source ?? {};
    if (!name || !channel_id) return;
    const of = { channel_id, source_name: name };
    const hints = Promise.all([
      read(activityMetrics(owner, of, query), activityRead, {
        ...of,
        range: query.range,
        subscription_id: query.chart,
      }),
      read(channelFilters(owner, channel_id), channelFiltersRead, { channel_id }),
      eventId && read(eventTrace(owner, channel_id, eventId), eventTraceRead, { channel_id, event_id: eventId }),
    ]);
    await Promise.all([read(tracedEvents(owner, of, query), tracedEventsRead, { of, query }), inTime(hints, HINTS_MS)]);
  };
  const content = () => (
    <PageTexts
      sections={[
        'activity',
        'eventTrace',
        'filterWords',
        'lists',
        'sourceFacts',
        'sourcePages',
        'subscribe',
        'subscriptionFacts',
        'whyNotArrived',
      ]}
    >
      <ListProvider state={state()} view={view}>
        <ActivityBrowser
          owner={owner}
          sourceId={sourceId}
          listTitle={listTitle(title, messages, open.session.project.name)}
        />
      </ListProvider>
    </PageTexts>
  );
  return frameFirst(readAll(), content, <ListWaiting title={title} loading={loading} />);
}

/** Null for what no source's or event's ID can be. proxy.ts has refused what can't be decoded. */
async function readIds(params: Props['params']): Promise<{ sourceId: string; eventId: string | null } | null> {
  const { sourceId, eventId = [] } = await params;
  const [source, [event = null, ...more]] = [decodeURIComponent(sourceId), eventId.map(decodeURIComponent)];
  if (!isIdentifier(source) || more.length > 0 || (event !== null && !isEventId(event))) return null;
  return { sourceId: source, eventId: event };
}
