import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { createChannelAction } from '@/app/channels/actions';
import { findChannel, listChoices } from '@/app/channels/choices';
import { createSourceAction, dismissWriteAction } from '@/app/sources/actions';
import { PendingWrites } from '@/components/action/pending-writes';
import { PageTexts } from '@/components/i18n/page-texts';
import { CreateSource } from '@/components/sources/create/create-source';
import { PrefillNote } from '@/components/sources/create/prefill-note';
import { Prerequisites } from '@/components/sources/create/prerequisites';
import { SourceTypeIcon } from '@/components/sources/source-type-icon';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { EventGrid } from '@/lib/eventgrid/client';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import { pendingWriteDeps } from '@/lib/guard/action';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { inTime, quotaRead } from '@/lib/lists/quota';
import { newWriteId } from '@/lib/pending-writes/new-id';
import { reportForPage } from '@/lib/pending-writes/report';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';
import { draftPrefix } from '@/lib/sources/draft-keys';
import { cloneOf, PREFILLED, readPrefill } from '@/lib/sources/prefill';
import { readOneSource } from '@/lib/sources/reads';

/** The form writes the title itself, since only it knows of errors; there must be none here. */
export const metadata: Metadata = { title: null };

type Query = Record<string, string | string[] | undefined>;

/**
 * Opens the create form, prefilled from `?name=&channel_id=&type=&description=` or as a copy of the source `?clone=`;
 * never from anything secret.
 */
export default async function NewSourcePage({ searchParams }: { searchParams: Promise<Query> }) {
  const [open, { language, messages }, query] = await Promise.all([
    openPageEventGrid(),
    requestPreferences(),
    searchParams,
  ]);
  if (open === null) redirect(signInPath(createSourcePath(query)));
  const { session, eventGrid } = open;
  const pendingWrites = reportForPage(open, pendingWriteDeps());
  const prefill = readPrefill(query);
  const cloneId = typeof query.clone === 'string' ? query.clone : null;
  const clone = cloneId === null ? null : await readClone(eventGrid, cloneId);
  const defaults = clone?.values ?? prefill.values;
  const [choices, chosen, quota] = await Promise.all([
    listChoices(eventGrid),
    defaults.channel_id === '' ? null : findChannel(eventGrid, defaults.channel_id),
    inTime(quotaRead.read({ eventGrid, input: { resource: 'SOURCE' } })),
  ]);
  const texts = messages.createSource;

  return (
    <PageTexts sections={['channelPicker', 'createSource', 'sourceFacts', 'sourceFields', 'validation']}>
      <CreateSource
        action={createSourceAction}
        writeId={newWriteId()}
        createChannel={createChannelAction}
        owner={{
          project_id: session.project.id,
          endpoint_id: session.endpointId,
          project_name: session.project.name,
        }}
        drafts={draftPrefix(session)}
        defaults={{ ...defaults, channel_id: chosen?.id ?? '' }}
        choices={choices}
        chosen={chosen}
        channelMissing={defaults.channel_id !== '' && chosen === null}
        breadcrumb={
          <span className="flex items-center gap-1.5 text-xl [letter-spacing:-0.012em] text-ink-3">
            <Link className="inline-flex min-h-6 items-center text-ink-3" href="/sources">
              {texts.breadcrumb}
            </Link>
            <Icon name="chevron-right" className="size-3.5" />
          </span>
        }
        icons={{
          APPLICATION: <SourceTypeIcon type="APPLICATION" />,
          RABBITMQ: <SourceTypeIcon type="RABBITMQ" />,
          ROCKETMQ: <SourceTypeIcon type="ROCKETMQ" />,
        }}
        prerequisites={<Prerequisites texts={messages.prerequisites} />}
        note={
          cloneId === null && prefill.dropped.length + prefill.secrets.length === 0 ? undefined : (
            <PrefillNote
              {...prefill}
              clone={cloneId === null ? null : (clone ?? { missingId: cloneId })}
              texts={messages.prefill}
              labels={messages.sourceFields.labels}
            />
          )
        }
        quota={quota && (quota.ok ? quota.data : null)}
        pendingWrites={
          <PendingWrites
            writes={pendingWrites}
            dismiss={dismissWriteAction}
            owner={{ project_id: session.project.id, endpoint_id: session.endpointId }}
            path="/sources/new"
            language={language}
            texts={messages.pendingWrites}
          />
        }
        cancel={
          <Link className="btn quiet" href="/sources">
            {texts.cancel}
          </Link>
        }
      />
    </PageTexts>
  );
}

/** Reads the source to copy; null if it can't be read, or is one of EventGrid's own. */
async function readClone(eventGrid: EventGrid, id: string) {
  const read = isIdentifier(id) ? await readOneSource(eventGrid, id) : null;
  if (!read?.ok || read.data.source.provider_type === 'OFFICIAL') return null;
  const { source } = read.data;
  return { ...cloneOf(source), name: source.name ?? id };
}

/** Returns this page's own path, with the parts of the URL that fill it in, and no others. */
function createSourcePath(query: Query): string {
  const parts = [...PREFILLED, 'clone'].flatMap((name) => {
    const value = query[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  return parts.length === 0 ? '/sources/new' : `/sources/new?${new URLSearchParams(parts)}`;
}
