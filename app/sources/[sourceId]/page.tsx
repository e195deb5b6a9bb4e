import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { listTitle } from '@/app/page-title';
import { SourceBrowser } from '@/components/sources/list/source-browser';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { requestView } from '@/lib/lists/first-reads';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';
import { sourcePath } from '@/lib/sources/path';
import { parseSourcesQuery } from '@/lib/sources/query';
import { readOneSource } from '@/lib/sources/reads';
import { SourcesScreen } from '../sources-screen';

type Props = {
  params: Promise<{ sourceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [{ sourceId }, open, { messages }] = await Promise.all([params, openPageEventGrid(), requestPreferences()]);
  const id = decodeURIComponent(sourceId);
  const read = open && (await readOneSource(open.eventGrid, id));
  const name = (read?.ok && read.data.source.name) || id;
  return { title: `${name} · ${listTitle(messages.sources.title, messages, open?.session.project.name)}` };
}

/** Shows one source beside the list; both are read in parallel and come with the page. */
export default async function SourcePage({ params, searchParams }: Props) {
  const [{ sourceId }, open, view, parts] = await Promise.all([
    params,
    openPageEventGrid(),
    requestView(),
    searchParams,
  ]);
  const id = decodeURIComponent(sourceId);
  const query = parseSourcesQuery(parts, view.size);
  if (open === null) redirect(signInPath(sourcePath(id, query)));
  return <SourcesScreen open={open} query={query} sourceId={id} Browser={SourceBrowser} />;
}
