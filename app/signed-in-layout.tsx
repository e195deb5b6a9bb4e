import type { ReactNode } from 'react';
import { setPreferenceAction } from '@/app/preferences/actions';
import { switchProjectAction } from '@/app/projects/actions';
import { signInHereAction, signOutAction } from '@/app/sign-in/actions';
import { PageTexts } from '@/components/i18n/page-texts';
import { SessionNotice } from '@/components/session/session-notice';
import { ConsoleHeader, type Section } from '@/components/shell/console-header';
import { environment } from '@/lib/config/env';
import { sessionLimits } from '@/lib/config/session-limits';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { readSession, sessionEndsAt } from '@/lib/session/current-session';
import { findEndpoint, orReload } from '@/lib/session/open';

/** The frame of a section's pages. Each page checks access itself; the layout doesn't. */
export async function SignedInLayout({ section, children }: { section: Section; children: ReactNode }) {
  const [preferences, session] = await Promise.all([requestPreferences(), orReload(readSession())]);
  if (session === null) return children;
  const region = findEndpoint(session.endpointId)?.name ?? session.endpointId;
  const [endsAt, now] = [sessionEndsAt(session), Date.now()];
  return (
    <PageTexts sections={['copy', 'forms', 'refusal', 'session']}>
      <ConsoleHeader
        preferences={preferences}
        section={section}
        whereabouts={{
          region,
          project: session.project,
          endpointId: session.endpointId,
          user: session.user.name,
          // The token may end earlier than the session, and only IAM knows.
          endsAt: session.expiresAt === null ? null : endsAt,
          now,
        }}
        setPreference={setPreferenceAction}
        signOut={signOutAction}
        switchProject={switchProjectAction}
      />
      <SessionNotice
        endsAt={endsAt}
        now={now}
        idleMs={sessionLimits(environment()).idleMs}
        here={{
          region: { id: session.endpointId, name: region },
          project: session.project,
          user: { name: session.user.name, account: session.user.domain },
        }}
        action={signInHereAction}
      />
      {children}
    </PageTexts>
  );
}
