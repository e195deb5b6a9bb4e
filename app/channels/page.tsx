import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { createChannelAction, deleteChannelAction, updateChannelAction } from '@/app/channels/actions';
import { listTitle } from '@/app/page-title';
import { ChannelsBrowser } from '@/components/channels/list/channels-browser';
import { channelsMessages } from '@/components/channels/list/channels-messages';
import { ListProvider } from '@/components/list/list-provider';
import { channelsList } from '@/lib/browser/queries/channels';
import { channelsPath, parseChannelsQuery } from '@/lib/channels/query';
import { channelsRead } from '@/lib/channels/reads';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { openFirstReads, requestView } from '@/lib/lists/first-reads';
import { readQuota } from '@/lib/lists/quota';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  return { title: listTitle(messages.channelsPage.title, messages, open?.session.project.name) };
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
  const quota = readQuota(open.eventGrid, 'CHANNEL');
  const { owner, read, state } = openFirstReads(open, messages);
  await read(channelsList(owner, query), channelsRead, query);
  return (
    <ListProvider state={state()} view={view}>
      <ChannelsBrowser
        owner={owner}
        project={open.session.project.name}
        quota={quota}
        language={language}
        messages={channelsMessages(messages)}
        actions={{ create: createChannelAction, update: updateChannelAction, delete: deleteChannelAction }}
      />
    </ListProvider>
  );
}
