import { Lock } from 'lucide-react';
import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { setPreferenceAction } from '@/app/preferences/actions';
import { PageTexts } from '@/components/i18n/page-texts';
import { SignInForm } from '@/components/session/sign-in/sign-in-form';
import { SignInTabs, tabId } from '@/components/session/sign-in/sign-in-tabs';
import { Brand } from '@/components/shell/brand';
import { PreferenceSwitches } from '@/components/shell/preference-switches';
import { Icon } from '@/components/ui/icon';
import { Message } from '@/components/ui/message';
import { environment, publicOrigin } from '@/lib/config/env';
import { isIdentifier } from '@/lib/eventgrid/schemas/is-identifier';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { wasCurrentDisplaced } from '@/lib/session/current-session';
import { safeNextPath } from '@/lib/session/next-path';
import { endpoints, openPageEventGrid, orReload, type SessionEventGrid } from '@/lib/session/open';
import { SIGNED_IN_PARAMETER } from '@/lib/session/sign-in-path';
import { signInAction } from './actions';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The form writes the title itself, since only it knows of errors; there must be none here. */
export const metadata: Metadata = { title: null };

const PANEL_ID = 'sign-in-panel';

/** Signs the user in to one project of one region. Redirects users who are already signed in. */
export default async function SignInPage({ searchParams }: Props) {
  const [open, preferences, query] = await Promise.all([openPageEventGrid(), requestPreferences(), searchParams]);
  const { method: wanted, next: given, again: againParam, project: named } = query;
  // Signing in again: EventGrid no longer accepts the session's token, and redirecting would loop.
  const again = againParam !== undefined;
  if (open !== null && !again && !(await isPartOfAnswer())) redirect(safeNextPath(given));
  const isDisplaced = open === null && (await orReload(wasCurrentDisplaced()));
  const method = wanted === 'token' ? 'token' : 'user';
  const next = typeof given === 'string' ? safeNextPath(given) : undefined;
  const project = typeof named === 'string' && isIdentifier(named) ? named : undefined;
  const { messages } = preferences;
  const { signIn: texts, signInPage, common } = messages;

  return (
    <div className="flex flex-1 flex-col">
      <header className="flex h-12 items-center pr-3 pl-6 max-md:pr-1 max-md:pl-4">
        <Brand name={common.product} label={common.productLong} />
        <div className="flex-1" />
        <div className="tools">
          <PreferenceSwitches preferences={preferences} setPreference={setPreferenceAction} />
        </div>
      </header>
      <main className="grid flex-1 items-start justify-items-center px-4 pt-9 pb-8 max-md:pt-3 max-md:pb-6" id="main">
        <div className="w-[min(480px,100%)]">
          <h1 className="text-2xl font-semibold [letter-spacing:-0.018em]">{texts.title}</h1>
          <p className="mt-1 mb-5 text-ink-2">{signInPage.text}</p>
          <div className="card overflow-hidden [box-shadow:var(--shadow-md)]">
            <SignInTabs method={method} next={next} again={again} project={project} panelId={PANEL_ID} texts={texts} />
            <div
              className="sign-in-form px-6 pt-4 pb-5 max-md:px-4"
              role="tabpanel"
              id={PANEL_ID}
              aria-labelledby={tabId(method)}
            >
              {isDisplaced ? <Displaced texts={signInPage.displaced} /> : null}
              {query[SIGNED_IN_PARAMETER] === undefined || again || isDisplaced ? null : (
                <CookieLost texts={signInPage.cookieLost} />
              )}
              <PageTexts sections={['copy', 'forms', 'refusal', 'session', 'signIn']}>
                <SignInForm
                  key={method}
                  method={method}
                  next={next}
                  regions={endpoints().map(({ id, name }) => ({ id, name }))}
                  known={knownFields(open, project)}
                  local={environment().EVENTGRID_LOCAL}
                  pageTitle={`${texts.title} · ${common.productLong}`}
                  action={signInAction}
                />
              </PageTexts>
              <details className="mt-3 text-sm text-ink-2">
                <summary className="inline-flex min-h-6 cursor-pointer items-center text-accent-text">
                  {signInPage.tokenHelp.title}
                </summary>
                <ul className="mt-1 grid list-disc gap-2 pl-4 wrap-anywhere">
                  <li>{signInPage.tokenHelp.federated}</li>
                  <li>{signInPage.tokenHelp.huaweiId}</li>
                  <li>{signInPage.tokenHelp.paste}</li>
                </ul>
              </details>
              <p className="mt-4 flex gap-2 text-xs text-ink-3">
                <Lock className="mt-px size-3.5" aria-hidden="true" />
                <span>{signInPage.trust}</span>
              </p>
            </div>
          </div>
        </div>
      </main>
    </div>
  );
}

/**
 * Returns whether the page is rendered into the answer of the action that has just set the cookie. The browser may drop
 * that cookie: only its next request shows, and the form sends it.
 */
const isPartOfAnswer = async (): Promise<boolean> => (await headers()).has('next-action');

/** Says that the browser was given a session's cookie and did not send it back. */
function CookieLost({ texts }: { texts: Dictionary['signInPage']['cookieLost'] }) {
  const origin = publicOrigin();
  return (
    <Message role="alert" tone="bad" className="mb-4" icon={<Icon name="circle-x" />} title={texts.title} heading="h2">
      <p>{format(texts.allow, { origin })}</p>
      {origin.startsWith('https:') ? null : <p>{texts.plainHttp}</p>}
    </Message>
  );
}

/** Says that newer sessions of the same user have ended this browser's. */
function Displaced({ texts }: { texts: Dictionary['signInPage']['displaced'] }) {
  return (
    <Message role="status" tone="info" className="mb-4" icon={<Icon name="lock" />} title={texts.title} heading="h2">
      <p>{format(texts.text, { most: environment().SESSIONS_PER_USER })}</p>
    </Message>
  );
}

/** What an open session and the URL tell about who signs in again, and where. */
function knownFields(open: SessionEventGrid | null, project: string | undefined): Record<string, string> {
  const { endpointId, user } = open?.session ?? {};
  const fields = { region: endpointId, account: user?.domain, user: user?.name, project, project_id: project };
  return Object.fromEntries(Object.entries(fields).flatMap(([field, text]) => (text ? [[field, text]] : [])));
}
