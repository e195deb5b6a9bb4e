import { dehydrate, QueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { SourcesList } from '@/components/sources/sources-list';
import type { SourcesMessages } from '@/components/sources/sources-messages';
import { SourcesProvider } from '@/components/sources/sources-provider';
import { SourcesQuota } from '@/components/sources/sources-quota';
import { openSessionEventGrid, type SessionEventGrid } from '@/lib/eg/open-client';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { type ListOwner, sourcesList } from '@/lib/queries/sources';
import { signInPath } from '@/lib/security/sign-in-path';
import { explainListFailure } from '@/lib/sources/explain-list-failure';
import { findSources } from '@/lib/sources/find-sources';
import { parseSourcesQuery, type SourcesQuery, sourcesPath } from '@/lib/sources/list-query';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const [open, { messages }] = await Promise.all([openSessionEventGrid(), requestPreferences()]);
  const parts = [messages.sources.title, open?.session.project.name, messages.common.productLong];
  return { title: parts.filter(Boolean).join(' · ') };
}

/** Lists the custom sources of the session's project; its first rows come with the page. */
export default async function SourcesPage({ searchParams }: Props) {
  const [open, { language, messages }, params] = await Promise.all([
    openSessionEventGrid(),
    requestPreferences(),
    searchParams,
  ]);
  const query = parseSourcesQuery(params);
  if (open === null) redirect(signInPath(sourcesPath(query)));
  const { session, eventGrid } = open;
  const owner = { project_id: session.project.id, endpoint_id: session.endpointId };
  const texts = messages.sources;

  return (
    <main className="page" id="main">
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
      <SourcesProvider state={await readFirstRows(open, owner, query, messages)}>
        <SourcesList
          owner={owner}
          project={session.project.name}
          language={language}
          messages={clientMessages(messages)}
        />
      </SourcesProvider>
    </main>
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

function clientMessages({ sources, common }: Dictionary): SourcesMessages {
  const { quota: _, ...texts } = sources;
  return { ...texts, copy: { copy: common.copy, copied: common.copied, copyByHand: common.copyByHand } };
}
