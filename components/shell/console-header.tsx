import type { ReactNode } from 'react';
import { ProjectSwitch } from '@/components/session/projects/project-switch';
import { SignOutForm } from '@/components/session/sign-out-form';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import type { Action } from '@/lib/guard/outcome';
import type { Preferences } from '@/lib/i18n/request-preferences';
import type { Project } from '@/lib/session/projects';
import { Brand } from './brand';
import { NarrowTools } from './narrow-tools';
import { type PreferenceAction, PreferenceSwitches } from './preference-switches';
import { SessionClock } from './session-clock';

/** What the header shows about the session: where the user is, and for how long. */
type HeaderSession = {
  region: string;
  project: Project;
  endpointId: string;
  user: string;
  endsAt: string | null;
  now: number;
};

const SECTIONS = ['overview', 'sources', 'channels', 'subscriptions'] as const;
/** A tab of the header, and the first part of its pages' paths. */
export type Section = (typeof SECTIONS)[number];

type ConsoleHeaderProps = {
  preferences: Preferences;
  section: Section;
  whereabouts: HeaderSession;
  setPreference: PreferenceAction;
  signOut: Action<null>;
  switchProject: Action<null>;
};

/** The header of every signed-in page: the tabs, and always region, project, user and session time. */
export function ConsoleHeader(props: ConsoleHeaderProps) {
  const { preferences, section, whereabouts, setPreference, signOut, switchProject } = props;
  const messages = preferences.messages.common;
  const { region, project, endpointId, user, endsAt, now } = whereabouts;
  const clock = <SessionClock endsAt={endsAt} now={now} />;
  const switches = <PreferenceSwitches preferences={preferences} setPreference={setPreference} />;
  const exit = (
    <SignOutForm action={signOut}>
      <button className="icon-btn labelled" aria-label={messages.signOut} title={messages.signOut}>
        <Icon name="log-out" />
        <span className="md:hidden">{messages.signOut}</span>
      </button>
    </SignOutForm>
  );
  const projects = { here: { project, endpointId }, action: switchProject };
  const change = <span className="sr-only">{preferences.messages.project.change}</span>;

  return (
    <header className="header">
      <Brand name={messages.product} label={messages.productLong} />
      <nav className="nav" aria-label={messages.mainNavigation}>
        {SECTIONS.map((tab) => (
          <Link key={tab} href={`/${tab}`} aria-current={tab === section ? 'page' : undefined}>
            {messages[tab]}
          </Link>
        ))}
      </nav>
      <div className="whereabouts" role="group" aria-label={messages.whereYouAre}>
        <Fact label={messages.region} value={region} />
        <ProjectSwitch {...projects} className="fact max-md:hidden">
          <span>{messages.project}</span>
          <b>
            <span translate="no">{project.name}</span>
            <Icon name="chevron-down" />
          </b>
          {change}
        </ProjectSwitch>
        <Fact className="max-lg:hidden" label={messages.user} value={user} />
        <Fact label={messages.session} value={clock} />
        <ProjectSwitch {...projects} className="fact md:hidden">
          <b translate="no">{`${region} · ${project.name}`}</b>
          <span>
            <span translate="no">{`${user} · `}</span>
            {clock}
          </span>
          {change}
        </ProjectSwitch>
      </div>
      <div className="tools max-md:hidden">
        {switches}
        {exit}
      </div>
      <NarrowTools>
        <button type="button" className="icon-btn" aria-label={messages.menu} popoverTarget="menu">
          <Icon name="menu" />
        </button>
        <div id="menu" popover="auto" className="header-menu">
          {switches}
          {exit}
        </div>
      </NarrowTools>
    </header>
  );
}

const Fact = ({ label, value, className = '' }: { label: string; value: ReactNode; className?: string }) => (
  <div className={`fact max-md:hidden ${className}`}>
    <span>{label}</span>
    <b translate={typeof value === 'string' ? 'no' : undefined}>{value}</b>
  </div>
);
