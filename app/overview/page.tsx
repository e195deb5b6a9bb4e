import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { inFirstContent } from '@/app/frame-first';
import { listTitle } from '@/app/page-title';
import { PageTexts } from '@/components/i18n/page-texts';
import { ListProvider } from '@/components/list/list-provider';
import { Overview } from '@/components/overview/overview';
import { Link } from '@/components/ui/link';
import { overviewPart } from '@/lib/browser/queries/overview';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { openFirstReads, requestView } from '@/lib/lists/first-reads';
import {
  overviewChannelsRead,
  overviewQuotasRead,
  overviewSourcesRead,
  overviewSubscriptionsRead,
} from '@/lib/overview/reads';
import { openPageEventGrid } from '@/lib/session/open';
import { signInPath } from '@/lib/session/sign-in-path';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Waits for all parts, however long EventGrid takes: where late ones can't load by themselves. */
const WHOLE = { path: '/overview?whole=1', isWanted: (parts: Record<string, unknown>) => parts.whole === '1' };

export async function generateMetadata(): Promise<Metadata> {
  const [open, { messages }] = await Promise.all([openPageEventGrid(), requestPreferences()]);
  return { title: listTitle(messages.overview.title, messages, open?.session.project.name) };
}

/**
 * Shows the session's project at a glance. The parts that EventGrid answers soon come with the page, which needs no
 * script then; the browser reads the others itself, each on its own. Without a script, a link asks for the whole page.
 */
export default async function OverviewPage({ searchParams }: Props) {
  const [open, { messages }, view, params] = await Promise.all([
    openPageEventGrid(),
    requestPreferences(),
    requestView(),
    searchParams,
  ]);
  if (open === null) redirect(signInPath('/overview'));
  const { owner, read, state } = openFirstReads(open, messages);
  const reads = Promise.all([
    read(overviewPart(owner, 'sources'), overviewSourcesRead, {}),
    read(overviewPart(owner, 'channels'), overviewChannelsRead, {}),
    read(overviewPart(owner, 'subscriptions'), overviewSubscriptionsRead, {}),
    read(overviewPart(owner, 'quotas'), overviewQuotasRead, {}),
  ]);
  const isWhole = WHOLE.isWanted(params) ? Boolean(await reads) : await inFirstContent(reads);
  const { late, load } = messages.overview;
  return (
    <PageTexts sections={['lists', 'overview', 'subscriptionFacts']}>
      <ListProvider state={state()} view={view}>
        {isWhole ? null : (
          <noscript>
            <p className="banner page-banner info">
              <span>{late}</span>
              <Link className="btn tiny" href={WHOLE.path}>
                {load}
              </Link>
            </p>
          </noscript>
        )}
        <Overview owner={owner} />
      </ListProvider>
    </PageTexts>
  );
}
