import type { Metadata } from 'next';
import { notFound, redirect } from 'next/navigation';
import { frameFirst } from '@/app/frame-first';
import { isMissingItem } from '@/app/missing-item';
import { listTitle } from '@/app/page-title';
import { TestEventPage } from '@/components/events/test/test-event-page';
import { PageTexts } from '@/components/i18n/page-texts';
import { ListProvider } from '@/components/list/list-provider';
import { ListWaiting } from '@/components/list/list-waiting';
import { channelFilters, sourceCheck } from '@/lib/browser/queries/events';
import { oneSource } from '@/lib/browser/queries/sources';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import { exampleTestEvent, wantedType } from '@/lib/events/example';
import { channelFiltersRead, sourceCheckRead } from '@/lib/events/reads';
import { format } from '@/lib/i18n/format';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { openFirstReads } from '@/lib/lists/first-reads';
import { inTime } from '@/lib/lists/quota';
import { newWriteId } from '@/lib/pending-writes/new-id';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';
import { oneSourceRead, readOneSource } from '@/lib/sources/reads';
import { publishEventsAction } from './actions';

type Props = { params: Promise<{ sourceId: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const id = await readId(params);
  if (id === null) return {};
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  const read = open && (await readOneSource(open.eventGrid, id));
  const name = (read?.ok && read.data.source.name) || id;
  const list = listTitle(messages.sourcePages.pages.test, messages, open?.session.project.name);
  return { title: format('{name} · {list}', { name, list }) };
}

/** What the page waits for to say who would get an event: the browser reads it later. */
const WHO_MS = 1_000;

/** Sends test events of a source, and shows where they went. */
export default async function SourceTestPage({ params }: Props) {
  const id = await readId(params);
  if (id === null) notFound();
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  if (open === null) redirect(signInPath(`/sources/${id}/test`));
  const { session } = open;
  const readSource = () => readOneSource(open.eventGrid, id);
  const isMissing = isMissingItem(readSource, oneSourceRead, { messages, session });
  const { owner, read, state } = openFirstReads(open, messages);
  let example: string | null = null;
  const readAll = async () => {
    const one = await read(oneSource(owner, id), oneSourceRead, { sourceId: id });
    const { name, channel_id } = one?.source ?? {};
    if (!name || !channel_id) return;
    const of = { channel_id, source_name: name };
    const who = Promise.all([
      read(channelFilters(owner, channel_id), channelFiltersRead, { channel_id }),
      read(sourceCheck(owner, of), sourceCheckRead, of),
    ]);
    const [filters] = (await inTime(who, WHO_MS)) ?? [];
    example = exampleTestEvent(name, filters ? wantedType(filters, name) : null);
  };
  const content = () => (
    <PageTexts
      sections={['eventTrace', 'filterWords', 'lists', 'sourceFacts', 'sourcePages', 'subscriptionFacts', 'testEvent']}
    >
      <ListProvider state={state()}>
        <TestEventPage
          sourceId={id}
          action={publishEventsAction}
          writeId={newWriteId()}
          owner={{ ...owner, project_name: session.project.name }}
          example={example}
        />
      </ListProvider>
    </PageTexts>
  );
  const { pages } = messages.sourcePages;
  const page = frameFirst(readAll(), content, <ListWaiting title={pages.test} loading={messages.sourcePage.loading} />);
  if (await isMissing) notFound();
  return page;
}

/** Null for what no source's ID can be. proxy.ts has refused what can't be decoded. */
async function readId(params: Props['params']): Promise<string | null> {
  const id = decodeURIComponent((await params).sourceId);
  return isIdentifier(id) ? id : null;
}
