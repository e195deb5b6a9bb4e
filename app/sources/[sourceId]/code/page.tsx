import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { isMissingItem } from '@/app/missing-item';
import { CodeHere } from '@/components/code/code-section';
import { PageTexts } from '@/components/i18n/page-texts';
import { SourceHead } from '@/components/sources/pages/source-head';
import { Icon } from '@/components/ui/icon';
import { Message } from '@/components/ui/message';
import { sourceBody } from '@/lib/code/bodies';
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
  return { title: format('{page} · {name} · EventGrid', { page: messages.sourcePages.pages.code, name }) };
}

/** Shows the code that creates a source like this one, and Terraform's that takes this one over. */
export default async function SourceCodePage({ params }: Props) {
  const id = decodeURIComponent((await params).sourceId);
  if (!isIdentifier(id)) notFound();
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  if (open === null) redirect(signInPath(`/sources/${id}/code`));
  const { session, eventGrid } = open;
  const read = await readOneSource(eventGrid, id);
  if (await isMissingItem(async () => read, oneSourceRead, { messages, session })) notFound();
  // EventGrid's own sources can't be created.
  if (read.ok && read.data.source.provider_type === 'OFFICIAL') notFound();
  const refusal = read.ok ? null : oneSourceRead.explain(read.failure, { messages, session });
  return (
    <PageTexts sections={['sourceFacts', 'sourcePages']}>
      <main className="page" id="main">
        {read.ok ? (
          <>
            <SourceHead sourceId={id} source={read.data.source} current="code" />
            <CodeHere noun="source" id={id} body={sourceBody(read.data.source)} />
          </>
        ) : null}
        {refusal === null ? null : (
          <Message role="alert" tone="bad" icon={<Icon name="circle-x" />} heading="h1" title={refusal.title}>
            <p>{refusal.text}</p>
          </Message>
        )}
      </main>
    </PageTexts>
  );
}
