import { Check } from 'lucide-react';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { lostAction } from '@/components/action/lost-action';
import { Popover } from '@/components/ui/popover';
import { withBasePath } from '@/lib/browser/base-path';
import { readOwn } from '@/lib/browser/read';
import { reportSignedOut, signInFirst } from '@/lib/browser/session-signal';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import type { Project, SwitchProjectAction } from '@/lib/session/switch-project';
import { type Refused, SwitchRefusal } from './switch-refusal';

export type ProjectListProps = {
  anchor: HTMLElement;
  /** The project that the page was opened for, and its region's ID. */
  here: { project: Project; endpointId: string };
  action: SwitchProjectAction;
  messages: Dictionary['project'];
  onClose: () => void;
};

/** Lists the projects that a person may enter, and enters the chosen one: its list of sources is opened anew. */
export default function ProjectList({ anchor, here, action, messages, onClose }: ProjectListProps) {
  const [projects, setProjects] = useState<Project[] | 'reading' | 'unread'>('reading');
  // Why they are unread; null when the console itself did not answer.
  const [failure, setFailure] = useState<ReadFailure | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [refused, setRefused] = useState<Refused | null>(null);
  const inFlight = useRef(false);
  const [entered, setEntered] = useState<Project | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt reads anew.
  useEffect(() => {
    const reading = new AbortController();
    setProjects('reading');
    const owner = { project_id: here.project.id, endpoint_id: here.endpointId };
    readOwn<Project[]>('/api/projects', {}, owner, reading.signal)
      .then(setProjects)
      .catch((thrown: ReadFailure | null) => {
        if (reading.signal.aborted) return;
        setFailure(thrown);
        setProjects('unread');
      });
    return () => reading.abort();
  }, [attempt]);

  const enter = async (event: FormEvent<HTMLFormElement>, project: Project) => {
    event.preventDefault();
    if (inFlight.current || signInFirst()) return;
    inFlight.current = true;
    setRefused(null);
    setEntered(project);
    try {
      const state = await action(null, new FormData(event.currentTarget));
      const result = state?.result;
      if (result?.ok) return window.location.assign(withBasePath('/sources'));
      if (result?.failure.kind === 'signed-out') reportSignedOut();
      setRefused({ project, failure: result?.failure ?? null });
    } catch (error) {
      lostAction(error);
      setRefused({ project, failure: null });
    }
    inFlight.current = false;
    setEntered(null);
  };

  return (
    <Popover anchor={anchor} onClose={onClose} className="projects" role="dialog" aria-label={messages.change}>
      <p className="soft small" role="status" tabIndex={-1} data-first="">
        {statusOf(projects, entered, messages)}
      </p>
      {projects === 'unread' && failure ? (
        <div className="projects-refusal small wrap-any" role="alert">
          <b>{failure.title}</b>
          <p>{failure.text}</p>
        </div>
      ) : null}
      {projects === 'unread' && failure?.action !== 'reload' ? (
        <button type="button" className="btn" onClick={() => setAttempt((count) => count + 1)}>
          {messages.again}
        </button>
      ) : null}
      {refused ? <SwitchRefusal refused={refused} here={here.project} messages={messages} /> : null}
      {Array.isArray(projects) && projects.length > 0 ? (
        <ul className="choices">
          {projects.map((project) => {
            const isHere = project.id === here.project.id;
            return (
              <li key={project.id}>
                <form onSubmit={(event) => enter(event, project)} data-leaves>
                  <input type="hidden" name="project_id" value={here.project.id} />
                  <input type="hidden" name="project_name" value={here.project.name} />
                  <input type="hidden" name="endpoint_id" value={here.endpointId} />
                  <input type="hidden" name="to_project_id" value={project.id} />
                  <button
                    type={isHere ? 'button' : 'submit'}
                    aria-current={isHere || undefined}
                    aria-disabled={entered !== null || undefined}
                    onClick={isHere ? onClose : undefined}
                  >
                    <span className="wrap-any">{project.name}</span>
                    {isHere ? <Check role="img" aria-label={messages.current} /> : null}
                  </button>
                </form>
              </li>
            );
          })}
        </ul>
      ) : null}
    </Popover>
  );
}

function statusOf(
  projects: Project[] | 'reading' | 'unread',
  entered: Project | null,
  messages: Dictionary['project'],
): string {
  if (entered) return format(messages.switched, { project: entered.name });
  if (!Array.isArray(projects)) return messages[projects];
  return projects.length === 0 ? messages.none : messages.change;
}
