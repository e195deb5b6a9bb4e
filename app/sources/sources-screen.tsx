import { dehydrate, QueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import Link from 'next/link';
import { Suspense } from 'react';
import { UnsettledWrites } from '@/components/intents/unsettled-writes';
import { ListProvider } from '@/components/list/list-provider';
import { SourcesBrowser } from '@/components/sources/sources-browser';
import { sourcesMessages } from '@/components/sources/sources-messages';
import { SourcesQuota } from '@/components/sources/sources-quota';
import type { SessionEventGrid } from '@/lib/eg/open-client';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { intentDeps } from '@/lib/intents/session-intents';
import { tellUnsettled } from '@/lib/intents/tell-unsettled';
import { type ListOwner, sourcesList } from '@/lib/queries/sources';
import { explainListFailure } from '@/lib/sources/explain-list-failure';
import { findSources } from '@/lib/sources/find-sources';
import type { SourcesQuery } from '@/lib/sources/list-query';
import { requestView } from '@/lib/sources/request-view';

type SourcesScreenProps = { open: SessionEventGrid; query: SourcesQuery };

/** Lists the sources of the session's project, alone or beside one of them; what it shows first comes with the page. */
export async function SourcesScreen({ open, query }: SourcesScreenProps) {
  const { language, messages } = await requestPreferences();
  const { session, eventGrid } = open;
  const owner = { project_id: session.project.id, endpoint_id: session.endpointId };
  const texts = messages.sources;
  return (
    <ListProvider state={await readFirstRows(open, owner, query, messages)} view={await requestView()}>
      <SourcesBrowser
        head={
          <>
            <div className="page-head">
              <div className="grow">
                <h1>{texts.title}</h1>
                <p className="quota">
                  <Suspense>
                    <SourcesQuota eventGrid={eventGrid} messages={texts.quota} />
                  </Suspense>
                </p>
              </div>
              <div className="acts">
                <Link className="btn primary" href="/sources/new" prefetch={false}>
                  <Plus aria-hidden="true" />
                  {texts.create}
                </Link>
              </div>
            </div>
            <Suspense>
              <UnsettledWrites
                writes={tellUnsettled(open, intentDeps())}
                path="/sources"
                language={language}
                messages={messages.unsettled}
              />
            </Suspense>
          </>
        }
        list={{ owner, project: session.project.name, language, messages: sourcesMessages(messages) }}
      />
    </ListProvider>
  );
}

/** Reads the page's rows, or why there are none, as the browser's query would: it then asks for nothing. */
async function readFirstRows(
  { session, endpoint, eventGrid }: SessionEventGrid,
  owner: ListOwner,
  query: SourcesQuery,
  messages: Dictionary,
) {
  const client = new QueryClient();
  await client.prefetchQuery({
    ...sourcesList(owner, query),
    queryFn: async () => {
      const result = await findSources(eventGrid, query);
      if (result.ok) return result.data;
      throw explainListFailure(result.failure, { messages, session, host: new URL(endpoint.eventGridUrl).host });
    },
  });
  return dehydrate(client, { shouldDehydrateQuery: ({ state }) => state.status !== 'pending' });
}
