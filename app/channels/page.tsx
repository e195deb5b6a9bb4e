import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { createChannelAction, deleteChannelAction, updateChannelAction } from '@/app/channels/actions';
import { frameFirst } from '@/app/frame-first';
import { listTitle } from '@/app/page-title';
import { ChannelsBrowser } from '@/components/channels/list/channels-browser';
import { PageTexts } from '@/components/i18n/page-texts';
import { ListProvider } from '@/components/list/list-provider';
import { ListWaiting } from '@/components/list/list-waiting';
import { channelsList } from '@/lib/browser/queries/channels';
import { projectQuota } from '@/lib/browser/queries/own-query';
import { channelsPath, parseChannelsQuery } from '@/lib/channels/query';
import { channelsRead } from '@/lib/channels/reads';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { openFirstReads, requestView } from '@/lib/lists/first-reads';
import { inTime, quotaRead } from '@/lib/lists/quota';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  return { title: listTitle(messages.channels.title, messages, open?.session.project.name) };
}

/** Lists the project's channels; the first rows come with the page, or after its frame if that is late. */
export default async function ChannelsPage({ searchParams }: Props) {
  const [open, { messages }, view, params] = await Promise.all([
    openPageEventGrid(),
    requestPreferences(),
    requestView(),
    searchParams,
  ]);
  const query = parseChannelsQuery(params);
  if (open === null) redirect(signInPath(channelsPath(query)));
  const { owner, read, state } = openFirstReads(open, messages);
  const reads = Promise.all([
    read(channelsList(owner, query), channelsRead, query),
    inTime(read(projectQuota(owner, 'CHANNEL'), quotaRead, { resource: 'CHANNEL' })),
  ]);
  const content = () => (
    <PageTexts sections={['channels', 'lists']}>
      <ListProvider state={state()} view={view}>
        <ChannelsBrowser
          owner={owner}
          project={open.session.project.name}
          actions={{ create: createChannelAction, update: updateChannelAction, delete: deleteChannelAction }}
        />
      </ListProvider>
    </PageTexts>
  );
  const { title, loading } = messages.channels;
  return frameFirst(reads, content, <ListWaiting title={title} loading={loading} />);
}
