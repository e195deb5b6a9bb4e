import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { createChannelAction } from '@/app/channels/actions';
import { findChannel, listChoices } from '@/app/channels/choices';
import { dismissWriteAction } from '@/app/sources/actions';
import { PendingWrites } from '@/components/action/pending-writes';
import { PageTexts } from '@/components/i18n/page-texts';
import { Subscribe } from '@/components/subscriptions/form/subscribe';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { pendingWriteDeps } from '@/lib/guard/action';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { inTime, quotaRead } from '@/lib/lists/quota';
import { newWriteId } from '@/lib/pending-writes/new-id';
import { reportForPage } from '@/lib/pending-writes/report';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';
import { subscribePath } from '@/lib/subscriptions/query';
import { readSubscriptionValues } from '@/lib/subscriptions/values';
import { createSubscriptionAction } from '../actions';

/** The form writes the title itself, since only it knows of errors; there must be none here. */
export const metadata: Metadata = { title: null };

type Query = Record<string, string | string[] | undefined>;

/** Opens the form for a new subscription, prefilled from `?channel_id=&source=`. */
export default async function NewSubscriptionPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [open, { language, messages }, query] = await Promise.all([
    openPageEventGrid(),
    requestPreferences(),
    searchParams,
  ]);
  const textOf = (name: string) => (typeof query[name] === 'string' ? query[name] : '');
  const [channel_id, source] = [textOf('channel_id'), textOf('source')];
  if (open === null) redirect(signInPath(subscribePath({ channel_id, source })));
  const { session, eventGrid } = open;
  const pendingWrites = reportForPage(open, pendingWriteDeps());
  const [choices, chosen, quota] = await Promise.all([
    listChoices(eventGrid),
    channel_id === '' ? null : findChannel(eventGrid, channel_id),
    inTime(quotaRead.read({ eventGrid, input: { resource: 'SUBSCRIPTION' } })),
  ]);
  const prefilled: Record<string, string> = { channel_id: chosen?.id ?? '', source };
  const owner = { project_id: session.project.id, endpoint_id: session.endpointId };
  const texts = messages.subscribe;

  return (
    <PageTexts sections={['channelPicker', 'subscribe', 'subscriptionFacts', 'subscriptionValidation', 'validation']}>
      <Subscribe
        action={createSubscriptionAction}
        writeId={newWriteId()}
        createChannel={createChannelAction}
        owner={{ ...owner, project_name: session.project.name }}
        defaults={readSubscriptionValues((name) => prefilled[name] ?? '')}
        choices={choices}
        chosen={chosen}
        channelMissing={channel_id !== '' && chosen === null}
        quota={quota?.ok ? quota.data : null}
        breadcrumb={
          <span className="flex items-center gap-1.5 text-xl [letter-spacing:-0.012em] text-ink-3">
            <Link className="inline-flex min-h-6 items-center text-ink-3" href="/subscriptions">
              {texts.breadcrumb}
            </Link>
            <Icon name="chevron-right" className="size-3.5" />
          </span>
        }
        cancel={
          <Link className="btn quiet" href="/subscriptions">
            {texts.cancel}
          </Link>
        }
        pendingWrites={
          <PendingWrites
            writes={pendingWrites}
            dismiss={dismissWriteAction}
            owner={owner}
            path="/subscriptions/new"
            language={language}
            texts={messages.pendingWrites}
          />
        }
      />
    </PageTexts>
  );
}
