import { ArrowLeft } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { FailureView } from '@/components/details/failure-view';
import { SourceDetails } from '@/components/sources/source-details';
import { SourceFailureStep } from '@/components/sources/source-failure-step';
import { SourceMissing } from '@/components/sources/source-missing';
import { explainFailure, failureReport } from '@/lib/eg/explain-failure';
import { findEndpoint, openSessionEventGrid } from '@/lib/eg/open-client';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { signInPath } from '@/lib/security/sign-in-path';

type SourcePageProps = { params: Promise<{ sourceId: string }> };

/** Reads the source of the address once a request: for the title and for the page. Null when signed out. */
const readSource = cache(async (sourceId: string) => {
  const open = await openSessionEventGrid();
  return open && { session: open.session, result: await open.eventGrid.getSource(sourceId) };
});

export async function generateMetadata({ params }: SourcePageProps): Promise<Metadata> {
  const [{ sourceId }, { messages }] = await Promise.all([params, requestPreferences()]);
  const read = await readSource(decodeURIComponent(sourceId));
  const name = read?.result.ok ? read.result.data.name : null;
  return { title: `${name ?? messages.common.sources} · EventGrid` };
}

/** Shows one source with every field that EventGrid answered; a source that is gone and a refusal are said. */
export default async function SourcePage({ params }: SourcePageProps) {
  const [{ sourceId: segment }, { language, messages }] = await Promise.all([params, requestPreferences()]);
  const sourceId = decodeURIComponent(segment);
  const read = await readSource(sourceId);
  const path = `/sources/${encodeURIComponent(sourceId)}`;
  if (read === null) redirect(signInPath(path));
  const { session, result } = read;
  const { common, createSource, failures, sourcePage } = messages;
  const back = (
    <Link className="link-btn" href="/sources" prefetch={false}>
      <ArrowLeft aria-hidden="true" />
      {sourcePage.breadcrumb}
    </Link>
  );
  const copy = { copy: common.copy, copied: common.copied, copyByHand: common.copyByHand };

  if (result.ok)
    return (
      <main className="page source-page" id="main">
        {back}
        <SourceDetails
          source={result.data}
          requestId={result.requestId}
          language={language}
          messages={sourcePage}
          copy={copy}
        />
      </main>
    );

  const { failure } = result;
  // An ID of another form than EventGrid's cannot be one either; EventGrid is not asked for it.
  if (failure.status === 404 || failure.kind === 'invalid-input')
    return (
      <main className="page source-page" id="main">
        {back}
        <SourceMissing sourceId={sourceId} requestId={failure.requestId} messages={sourcePage} copy={copy} />
      </main>
    );

  const endpoint = findEndpoint(session.endpointId);
  const explained = explainFailure(failure, {
    operation: 'getSource',
    messages: failures,
    host: endpoint && new URL(endpoint.eventGridUrl).host,
  });
  return (
    <main className="page source-page" id="main">
      {back}
      <h1 className="sr">{sourcePage.breadcrumb}</h1>
      <FailureView
        failure={failure}
        heading="h2"
        explained={explained}
        action={<SourceFailureStep explained={explained} path={path} />}
        language={language}
        report={failureReport(failure, { endpointId: session.endpointId, projectId: session.project.id })}
        messages={{
          ...createSource,
          requestIdName: sourcePage.facts.requestIdName,
          utc: common.utc,
          copy,
        }}
      />
    </main>
  );
}
