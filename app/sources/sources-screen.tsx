import { dehydrate, QueryClient } from '@tanstack/react-query';
import { type ComponentType, Suspense } from 'react';
import { PendingWrites } from '@/components/action/pending-writes';
import { ListProvider } from '@/components/list/list-provider';
import { ListQuota } from '@/components/list/list-quota';
import { deleteSourcesMessages } from '@/components/sources/delete/delete-sources-messages';
import { editSourceMessages } from '@/components/sources/edit/edit-source-messages';
import type { SourcesBrowserProps } from '@/components/sources/list/sources-browser';
import { sourcesMessages } from '@/components/sources/list/sources-messages';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { oneSource, sourcesList } from '@/lib/browser/queries/sources';
import { channelSubscriptions } from '@/lib/browser/queries/subscriptions';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { pendingWriteDeps } from '@/lib/guard/action';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { readQuota } from '@/lib/lists/quota';
import { requestView } from '@/lib/lists/request-view';
import { reportPendingWrites } from '@/lib/pending-writes/report';
import type { SessionEventGrid } from '@/lib/session/open';
import type { ProjectScope } from '@/lib/session/session';
import { explainListFailure } from '@/lib/sources/explain';
import { findSources } from '@/lib/sources/find';
import type { SourcesQuery } from '@/lib/sources/query';
import { listChannelSubscriptions } from '@/lib/subscriptions/find';
import { deleteSourcesAction, updateSourceAction } from './actions';
import { readSource } from './read-source';
import { sourcesTitle } from './sources-title';

/** Subscriptions only advise: the page waits for them no longer, the browser then reads them. */
const SUBSCRIPTIONS_MS = 1_000;

type SourcesScreenProps = {
  open: SessionEventGrid;
  query: SourcesQuery;
  /** The source that the address opens; null for the list alone. */
  sourceId: string | null;
  /** With the panel in it or not: what a page imports is part of its first load. */
  Browser: ComponentType<Omit<SourcesBrowserProps, 'Panel'>>;
};

/** Lists the sources of the session's project, alone or beside one of them; what it shows first comes with the page. */
export async function SourcesScreen({ open, query, sourceId, Browser }: SourcesScreenProps) {
  const [{ language, messages }, view] = await Promise.all([requestPreferences(), requestView()]);
  const { session, eventGrid } = open;
  const owner = { project_id: session.project.id, endpoint_id: session.endpointId };
  const texts = messages.sources;
  const list = sourcesMessages(messages);
  return (
    <ListProvider state={await readFirst(open, owner, { query, sourceId }, messages)} view={view}>
      <Browser
        head={
          <>
            <div className="page-head">
              <div className="grow">
                <h1>{texts.title}</h1>
                <p className="quota">
                  <Suspense>
                    <ListQuota quota={readQuota(eventGrid, 'SOURCE')} messages={texts.quota} />
                  </Suspense>
                </p>
              </div>
              <div className="acts">
                <Link className="btn primary" href="/sources/new">
                  <Icon name="plus" />
                  {texts.create}
                </Link>
              </div>
            </div>
            <Suspense>
              <PendingWrites
                writes={reportPendingWrites(open, pendingWriteDeps())}
                path="/sources"
                language={language}
                messages={messages.pendingWrites}
              />
            </Suspense>
          </>
        }
        list={{ owner, project: session.project.name, language, messages: list }}
        panel={{
          listTitle: sourcesTitle(messages, session.project.name),
          update: updateSourceAction,
          messages: { page: messages.sourcePage, list, edit: editSourceMessages(messages), copy: list.copy },
        }}
        remove={{ action: deleteSourcesAction, messages: deleteSourcesMessages(messages) }}
      />
    </ListProvider>
  );
}

/** Reads what the page shows first, or why it cannot, as the browser's queries would: they then ask for nothing. */
async function readFirst(
  { session, endpoint, eventGrid }: SessionEventGrid,
  owner: ProjectScope,
  { query, sourceId }: Pick<SourcesScreenProps, 'query' | 'sourceId'>,
  messages: Dictionary,
) {
  const client = new QueryClient();
  const context = { messages, session, host: new URL(endpoint.eventGridUrl).host };
  const readRows = client.prefetchQuery({
    ...sourcesList(owner, query),
    queryFn: async () => {
      const result = await findSources(eventGrid, query);
      if (result.ok) return result.data;
      throw explainListFailure(result.failure, context);
    },
  });
  const readOne = async (id: string) => {
    const result = await readSource(id);
    await client.prefetchQuery({
      ...oneSource(owner, id),
      queryFn: () => {
        if (result?.ok) return result.data;
        throw result ? explainReadFailure(result.failure, 'getSource', context) : null;
      },
    });
    if (result?.ok && result.data.source.channel_id) await readSubscriptions(result.data.source.channel_id);
  };
  const readSubscriptions = async (channelId: string) => {
    const reading = client.prefetchQuery({
      ...channelSubscriptions(owner, channelId),
      queryFn: async () => {
        const subscriptions = await listChannelSubscriptions(eventGrid, channelId);
        if (subscriptions.ok) return subscriptions.data;
        throw explainReadFailure(subscriptions.failure, 'listSubscriptions', context);
      },
    });
    await Promise.race([reading, new Promise((done) => setTimeout(done, SUBSCRIPTIONS_MS))]);
  };
  await Promise.all([readRows, sourceId === null ? null : readOne(sourceId)]);
  return dehydrate(client, { shouldDehydrateQuery: ({ state }) => state.status !== 'pending' });
}
