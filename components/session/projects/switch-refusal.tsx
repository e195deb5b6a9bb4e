import { withBasePath } from '@/lib/browser/base-path';
import type { EgFailure } from '@/lib/eventgrid/failures/result';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import type { Project } from '@/lib/session/projects';
import { signInAgainPath } from '@/lib/session/sign-in-path';

type SwitchRefusalProps = {
  /** The project that could not be entered. */
  project: Project;
  /** Why; null when the console itself did not answer. */
  failure: EgFailure | null;
  here: Project;
  messages: Dictionary['project'];
};

/** Says why a project was not entered. Where IAM refused, the sign-in page is offered, with IAM's own words. */
export function SwitchRefusal({ project, failure, here, messages }: SwitchRefusalProps) {
  if (failure?.kind === 'other-project') return <Alert text={messages.elsewhere} />;
  const { status = null, message = null } = failure ?? {};
  if (failure?.kind !== 'refused' || status === null || status >= 500) {
    return <Alert text={format(messages.unsettled, { project: here.name })} />;
  }
  return (
    <Alert text={format(messages.refused, { project: project.name })}>
      <p className="small wrap-any">{format(messages.answer, { answer: `${status} ${message ?? ''}`.trim() })}</p>
      <a className="btn" href={withBasePath(signInAgainPath('/sources', project.id))}>
        {format(messages.signIn, { project: project.name })}
      </a>
    </Alert>
  );
}

const Alert = ({ text, children }: { text: string; children?: React.ReactNode }) => (
  <div className="projects-refusal" role="alert">
    <p className="wrap-any">{text}</p>
    {children}
  </div>
);
