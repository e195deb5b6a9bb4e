import { notFound } from 'next/navigation';
import type { ComponentType } from 'react';
import { frameFirst } from '@/app/frame-first';
import type { ItemScreenProps } from '@/app/item-page';
import { ListTop } from '@/app/list-top';
import { listTitle } from '@/app/page-title';
import { PageTexts } from '@/components/i18n/page-texts';
import { ListProvider } from '@/components/list/list-provider';
import { ListWaiting } from '@/components/list/list-waiting';
import type { SourcesBrowserProps } from '@/components/sources/list/sources-browser';
import { projectQuota } from '@/lib/browser/queries/own-query';
import { oneSource, sourcesList } from '@/lib/browser/queries/sources';
import { channelSubscriptions } from '@/lib/browser/queries/subscriptions';
import { channelSubscriptionsRead } from '@/lib/channels/subscriptions';
import { pendingWriteDeps } from '@/lib/guard/action';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { type FirstReads, openFirstReads, requestView } from '@/lib/lists/first-reads';
import { inTime, quotaRead } from '@/lib/lists/quota';
import { reportForPage } from '@/lib/pending-writes/report';
import type { SourcesQuery } from '@/lib/sources/query';
import { oneSourceRead, sourcesRead } from '@/lib/sources/reads';
import { deleteSourcesAction, updateSourceAction } from './actions';

/** Subscriptions are only a hint: the page waits no longer than this, and the browser reads them later. */
const SUBSCRIPTIONS_MS = 1_000;

type SourcesScreenProps = Pick<ItemScreenProps<SourcesQuery>, 'open' | 'query'> &
  Partial<ItemScreenProps<SourcesQuery>> & {
    /** With or without the panel: a page's imports are part of its first load. */
    Browser: ComponentType<Omit<SourcesBrowserProps, 'Panel'>>;
  };

/**
 * Lists the sources of the session's project, alone or beside one of them. The first content comes with the page, after
 * its frame if EventGrid is slow.
 */
export async function SourcesScreen({ open, query, itemId, isMissing, Browser }: SourcesScreenProps) {
  const [{ messages }, view] = await Promise.all([requestPreferences(), requestView()]);
  const { session } = open;
  const pendingWrites = reportForPage(open, pendingWriteDeps());
  const first = openFirstReads(open, messages);
  const { owner } = first;
  const texts = messages.sources;
  const content = () => (
    <PageTexts sections={['lists', 'sourceFacts', 'sources']}>
      <ListProvider state={first.state()} view={view}>
        <Browser
          head={
            <ListTop
              title={texts.title}
              noun="sources"
              project={session.project.name}
              owner={owner}
              resource="SOURCE"
              texts={texts.quota}
              create={{ href: '/sources/new', label: texts.create }}
              pendingWrites={pendingWrites}
              path="/sources"
            />
          }
          list={{ owner, project: session.project.name }}
          panel={{
            listTitle: listTitle(texts.title, messages, session.project.name),
            update: updateSourceAction,
          }}
          remove={deleteSourcesAction}
        />
      </ListProvider>
    </PageTexts>
  );
  const untilRead = <ListWaiting title={texts.title} loading={texts.loading} />;
  const screen = frameFirst(readFirst(first, query, itemId), content, untilRead);
  // Only now: the page's status needs one of its reads, and none of them waits for that.
  if (await isMissing) notFound();
  return screen;
}

/** Reads the page's first content: the list and the source in parallel, then the source's subscriptions. */
async function readFirst({ owner, read }: FirstReads, query: SourcesQuery, sourceId?: string): Promise<void> {
  const readSource = async (id: string) => {
    const one = await read(oneSource(owner, id), oneSourceRead, { sourceId: id });
    const channel_id = one?.source.channel_id;
    if (!channel_id) return;
    const reading = read(channelSubscriptions(owner, channel_id), channelSubscriptionsRead, { channel_id });
    await inTime(reading, SUBSCRIPTIONS_MS);
  };
  await Promise.all([
    read(sourcesList(owner, query), sourcesRead, query),
    sourceId === undefined ? null : readSource(sourceId),
    inTime(read(projectQuota(owner, 'SOURCE'), quotaRead, { resource: 'SOURCE' })),
  ]);
}
