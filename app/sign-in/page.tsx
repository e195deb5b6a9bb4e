import { Lock } from 'lucide-react';
import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { setPreferenceAction } from '@/app/preferences/actions';
import { PageTexts } from '@/components/i18n/page-texts';
import { SignInForm } from '@/components/session/sign-in/sign-in-form';
import { SignInTabs, tabId } from '@/components/session/sign-in/sign-in-tabs';
import { Brand } from '@/components/shell/brand';
import { PreferenceSwitches } from '@/components/shell/preference-switches';
import { environment } from '@/lib/config/env';
import { isIdentifier } from '@/lib/eventgrid/schemas/identifier';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { safeNextPath } from '@/lib/session/next-path';
import { endpoints, openPageEventGrid, type SessionEventGrid } from '@/lib/session/open';
import { signInAction } from './actions';

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The form writes the title itself, since only it knows of errors; there must be none here. */
export const metadata: Metadata = { title: null };

const PANEL_ID = 'sign-in-panel';

/** Signs the user in to one project of one region. Redirects users who are already signed in. */
export default async function SignInPage({ searchParams }: Props) {
  const [open, preferences, { method: wanted, next: given, again: againParam, project: named }] = await Promise.all([
    openPageEventGrid(),
    requestPreferences(),
    searchParams,
  ]);
  // Signing in again: EventGrid no longer accepts the session's token, and redirecting would loop.
  const again = againParam !== undefined;
  if (open !== null && !again) redirect(safeNextPath(given));
  const method = wanted === 'token' ? 'token' : 'user';
  const next = typeof given === 'string' ? safeNextPath(given) : undefined;
  const project = typeof named === 'string' && isIdentifier(named) ? named : undefined;
  const { messages } = preferences;
  const { signIn: texts, signInPage, common } = messages;

  return (
    <div className="gate">
      <header className="gate-top">
        <Brand name={common.product} label={common.productLong} />
        <div className="tools grow" />
        <div className="tools">
          <PreferenceSwitches preferences={preferences} setPreference={setPreferenceAction} />
        </div>
      </header>
      <main className="gate-main" id="main">
        <div className="gate-card">
          <h1>{texts.title}</h1>
          <p>{signInPage.text}</p>
          <div className="card">
            <SignInTabs method={method} next={next} again={again} project={project} panelId={PANEL_ID} texts={texts} />
            <div className="gate-body" role="tabpanel" id={PANEL_ID} aria-labelledby={tabId(method)}>
              <PageTexts sections={['copy', 'forms', 'refusal', 'signIn']}>
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
              <details className="gate-help">
                <summary>{signInPage.tokenHelp.title}</summary>
                <ul>
                  <li>{signInPage.tokenHelp.federated}</li>
                  <li>{signInPage.tokenHelp.huaweiId}</li>
                  <li>{signInPage.tokenHelp.paste}</li>
                </ul>
              </details>
              <p className="trust">
                <Lock aria-hidden="true" />
                <span>{signInPage.trust}</span>
              </p>
            </div>
          </div>
        </div>
      </main>
    </div>
  );
}

/** What an open session and the URL tell about who signs in again, and where. */
function knownFields(open: SessionEventGrid | null, project: string | undefined): Record<string, string> {
  const { endpointId, user } = open?.session ?? {};
  const fields = { region: endpointId, account: user?.domain, user: user?.name, project, project_id: project };
  return Object.fromEntries(Object.entries(fields).flatMap(([field, text]) => (text ? [[field, text]] : [])));
}
