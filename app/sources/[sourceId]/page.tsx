import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { isMissingItem } from '@/app/missing-item';
import { listTitle } from '@/app/page-title';
import { SourceBrowser } from '@/components/sources/list/source-browser';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import { format } from '@/lib/i18n/format';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { requestView } from '@/lib/lists/first-reads';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';
import { sourcePath } from '@/lib/sources/path';
import { parseSourcesQuery } from '@/lib/sources/query';
import { oneSourceRead, readOneSource } from '@/lib/sources/reads';
import { SourcesScreen } from '../sources-screen';

type Props = {
  params: Promise<{ sourceId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = await readId(params);
  if (id === null) return {};
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  const read = open && (await readOneSource(open.eventGrid, id));
  const name = (read?.ok && read.data.source.name) || id;
  const list = listTitle(messages.sources.title, messages, open?.session.project.name);
  return { title: format('{name} · {list}', { name, list }) };
}

/**
 * Shows one source beside the list; both are read in parallel and come with the page. The page of what can't be a
 * source's ID is not found before anything is read, that of an unknown one if EventGrid says so within a second:
 * otherwise the panel says it.
 */
export default async function SourcePage({ params, searchParams }: Props) {
  const id = await readId(params);
  if (id === null) notFound();
  const [open, view, parts, { messages }] = await Promise.all([
    openPageEventGrid(),
    requestView(),
    searchParams,
    requestPreferences(),
  ]);
  const query = parseSourcesQuery(parts, view.size);
  if (open === null) redirect(signInPath(sourcePath(id, query)));
  const read = () => readOneSource(open.eventGrid, id);
  const isMissing = isMissingItem(read, oneSourceRead, { messages, session: open.session });
  return <SourcesScreen open={open} query={query} sourceId={id} isMissing={isMissing} Browser={SourceBrowser} />;
}

/** Null for what no source's ID can be. proxy.ts has refused what can't be decoded. */
async function readId(params: Props['params']): Promise<string | null> {
  const id = decodeURIComponent((await params).sourceId);
  return isIdentifier(id) ? id : null;
}
