import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { listTitle } from '@/app/page-title';
import { SourcesBrowser } from '@/components/sources/list/sources-browser';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { requestView } from '@/lib/lists/first-reads';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';
import { parseSourcesQuery, sourcesPath } from '@/lib/sources/query';
import { SourcesScreen } from './sources-screen';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  return { title: listTitle(messages.sources.title, messages, open?.session.project.name) };
}

/** Lists the sources of the session's project; the first rows come with the page. */
export default async function SourcesPage({ searchParams }: Props) {
  const [open, view, params] = await Promise.all([openPageEventGrid(), requestView(), searchParams]);
  const query = parseSourcesQuery(params, view.size);
  if (open === null) redirect(signInPath(sourcesPath(query)));
  return <SourcesScreen open={open} query={query} Browser={SourcesBrowser} />;
}
