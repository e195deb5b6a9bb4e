import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { isMissingItem } from '@/app/missing-item';
import { PageTexts } from '@/components/i18n/page-texts';
import { SourceHead } from '@/components/sources/pages/source-head';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import { format } from '@/lib/i18n/format';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';
import { oneSourceRead, readOneSource } from '@/lib/sources/reads';

type Props = { params: Promise<{ sourceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = decodeURIComponent((await params).sourceId);
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  const read = open && isIdentifier(id) ? await readOneSource(open.eventGrid, id) : null;
  const name = (read?.ok && read.data.source.name) || id;
  const { pages } = messages.sourcePages;
  return {
    title: format('{page} · {name} · {product}', { page: pages.test, name, product: messages.common.productLong }),
  };
}

/** Sends test events from a source, and shows where they went. */
export default async function TestEventPage({ params }: Props) {
  const id = decodeURIComponent((await params).sourceId);
  if (!isIdentifier(id)) notFound();
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  if (open === null) redirect(signInPath(`/sources/${id}/test`));
  const { session, eventGrid } = open;
  const read = await readOneSource(eventGrid, id);
  if (await isMissingItem(async () => read, oneSourceRead, { messages, session })) notFound();
  const source = read.ok ? read.data.source : null;
  return (
    <PageTexts sections={['sourceFacts', 'sourcePages']}>
      <main className="page" id="main">
        {source ? <SourceHead sourceId={id} source={source} current="test" /> : null}
      </main>
    </PageTexts>
  );
}
