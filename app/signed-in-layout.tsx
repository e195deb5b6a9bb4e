import type { ReactNode } from 'react';
import { setPreferenceAction } from '@/app/preferences/actions';
import { signOutAction } from '@/app/sign-in/actions';
import { ConsoleHeader, type Section } from '@/components/shell/console-header';
import { findEndpoint } from '@/lib/eg/open-client';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { readSession } from '@/lib/session/current-session';
import { sessionEndsAt } from '@/lib/session/session-ends-at';

/** Heads the pages of a section. Who may see them is each page's own question: a layout does not decide it. */
export async function SignedInLayout({ section, children }: { section: Section; children: ReactNode }) {
  const [preferences, session] = await Promise.all([requestPreferences(), readSession()]);
  if (session === null) return children;
  return (
    <>
      <ConsoleHeader
        preferences={preferences}
        section={section}
        whereabouts={{
          region: findEndpoint(session.endpointId)?.name ?? session.endpointId,
          project: session.project.name,
          user: session.user.name,
          endsAt: sessionEndsAt(session),
          now: Date.now(),
        }}
        setPreference={setPreferenceAction}
        signOut={signOutAction}
      />
      {children}
    </>
  );
}
