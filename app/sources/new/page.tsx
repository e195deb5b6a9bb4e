import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { createChannelAction } from '@/app/channels/actions';
import { findChannel, listChoices } from '@/app/channels/choices';
import { createSourceAction, dismissWriteAction } from '@/app/sources/actions';
import { PendingWrites } from '@/components/action/pending-writes';
import { PageTexts } from '@/components/i18n/page-texts';
import { CreateSource } from '@/components/sources/create/create-source';
import { Prerequisites } from '@/components/sources/create/prerequisites';
import { SourceTypeIcon } from '@/components/sources/source-type-icon';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { pendingWriteDeps } from '@/lib/guard/action';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { inTime, quotaRead } from '@/lib/lists/quota';
import { newWriteId } from '@/lib/pending-writes/new-id';
import { reportForPage } from '@/lib/pending-writes/report';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';
import { draftPrefix } from '@/lib/sources/draft-keys';
import { readCreateSourceValues } from '@/lib/sources/values';

/** The form writes the title itself, since only it knows of errors; there must be none here. */
export const metadata: Metadata = { title: null };

type Query = Record<string, string | string[] | undefined>;

/** Opens the create form, prefilled from `?name=&channel_id=&type=`; never from anything secret. */
export default async function NewSourcePage({ searchParams }: { searchParams: Promise<Query> }) {
  const [open, { language, messages }, query] = await Promise.all([
    openPageEventGrid(),
    requestPreferences(),
    searchParams,
  ]);
  const { name, type, channel_id } = query;
  if (open === null) redirect(signInPath(createSourcePath({ name, type, channel_id })));
  const { session, eventGrid } = open;
  const pendingWrites = reportForPage(open, pendingWriteDeps());
  const defaults = readCreateSourceValues({ name, type, channel_id });
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

/** Returns this page's own path, with the fields that the URL fills in. */
function createSourcePath(prefilled: Query): string {
  const parts = Object.entries(prefilled).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value]] : [],
  );
  return parts.length === 0 ? '/sources/new' : `/sources/new?${new URLSearchParams(parts)}`;
}
