import { dehydrate, QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { createChannelAction, deleteChannelAction, updateChannelAction } from '@/app/channels/actions';
import { ChannelsBrowser } from '@/components/channels/list/channels-browser';
import { channelsMessages } from '@/components/channels/list/channels-messages';
import { ListProvider } from '@/components/list/list-provider';
import { channelsList } from '@/lib/browser/queries/channels';
import { explainChannelsFailure } from '@/lib/channels/explain';
import { findChannels } from '@/lib/channels/find';
import { type ChannelsQuery, channelsPath, parseChannelsQuery } from '@/lib/channels/query';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { readQuota } from '@/lib/lists/quota';
import { requestView } from '@/lib/lists/request-view';
import type { SessionEventGrid } from '@/lib/session/open';
import { openPageEventGrid } from '@/lib/session/open-page';
import type { ProjectScope } from '@/lib/session/session';
import { signInPath } from '@/lib/session/sign-in-path';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  const parts = [messages.channelsPage.title, open?.session.project.name, messages.common.productLong];
  return { title: parts.filter(Boolean).join(' · ') };
}

/** Lists the channels of the session's project; the first rows come with the page. */
export default async function ChannelsPage({ searchParams }: Props) {
  const [open, { language, messages }, view, params] = await Promise.all([
    openPageEventGrid(),
    requestPreferences(),
    requestView(),
    searchParams,
  ]);
  const query = parseChannelsQuery(params);
  if (open === null) redirect(signInPath(channelsPath(query)));
  const { session, eventGrid } = open;
  const owner = { project_id: session.project.id, endpoint_id: session.endpointId };
  const quota = readQuota(eventGrid, 'CHANNEL');
  return (
    <ListProvider state={await readFirstRows(open, owner, query, messages)} view={view}>
      <ChannelsBrowser
        owner={owner}
        project={session.project.name}
        quota={quota}
        language={language}
        messages={channelsMessages(messages)}
        actions={{ create: createChannelAction, update: updateChannelAction, delete: deleteChannelAction }}
      />
    </ListProvider>
  );
}

/** Reads the page's rows, or why there are none, as the browser's query would: it then asks for nothing. */
async function readFirstRows(
  { session, endpoint, eventGrid }: SessionEventGrid,
  owner: ProjectScope,
  query: ChannelsQuery,
  messages: Dictionary,
) {
  const client = new QueryClient();
  await client.prefetchQuery({
    ...channelsList(owner, query),
    queryFn: async () => {
      const result = await findChannels(eventGrid, query);
      if (result.ok) return result.data;
      throw explainChannelsFailure(result.failure, { messages, session, host: new URL(endpoint.eventGridUrl).host });
    },
  });
  return dehydrate(client, { shouldDehydrateQuery: ({ state }) => state.status !== 'pending' });
}
