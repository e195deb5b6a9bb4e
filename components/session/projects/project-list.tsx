import { Check } from 'lucide-react';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { refusedOf, type ShownRefusal } from '@/components/action/refused';
import { useAction } from '@/components/action/use-action';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { fillNames } from '@/components/ui/fill-nodes';
import { GuardedButton } from '@/components/ui/guarded-button';
import { Popover } from '@/components/ui/popover';
import { withBasePath } from '@/lib/browser/base-path';
import { readOwn } from '@/lib/browser/read';
import { reportSignedOut } from '@/lib/browser/session-signal';
import type { ReadFailure } from '@/lib/eventgrid/failures/read-failure';
import type { FailureKind } from '@/lib/eventgrid/failures/result';
import type { Action } from '@/lib/guard/outcome';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { project as enProject } from '@/lib/i18n/en/project';
import { format } from '@/lib/i18n/format';
import { project as zhProject } from '@/lib/i18n/zh-cn/project';
import type { Project } from '@/lib/session/projects';
import { signedInPath, signInAgainPath } from '@/lib/session/sign-in-path';

export type ProjectListProps = {
  anchor: HTMLElement;
  /** The project that the page was opened for, and its region's ID. */
  here: { project: Project; endpointId: string };
  action: Action<null>;
  onClose: () => void;
};

/** Lists the projects that the user may enter, and enters the chosen one: its list of sources loads as a new page. */
function ProjectList({ anchor, here, action, onClose }: ProjectListProps) {
  const texts = useTexts('project');
  const { consoleTitle } = useTexts('forms');
  const [projects, setProjects] = useState<Project[] | 'reading' | 'unread'>('reading');
  // Why they couldn't be read; null if the console itself did not answer.
  const [failure, setFailure] = useState<ReadFailure | null>(null);
  const [attempt, setAttempt] = useState(0);
  const [chosen, setChosen] = useState<Project | null>(null);
  const { outcome, lost, isPending, waitSeconds, run } = useAction(action);
  const [search, setSearch] = useState('');
  const found = Array.isArray(projects) ? findProjects(projects, search) : [];
  const entered = isPending || outcome?.result.ok ? chosen : null;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt reads again.
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
    if (isPending) return;
    setChosen(project);
    const result = (await run(new FormData(event.currentTarget)))?.result;
    if (result?.ok) window.location.assign(withBasePath(signedInPath('/sources')));
    else if (result?.failure.kind === 'signed-out') reportSignedOut();
  };
  const refused = refusedOf(outcome);
  // The end of a session is shown above the page.
  const isRefused = !isPending && (lost !== null || (refused !== null && refused.failure.kind !== 'signed-out'));

  return (
    <Popover anchor={anchor} onClose={onClose} className="project-list" role="dialog" aria-label={texts.change}>
      <p className="text-ink-2 text-sm" role="status" tabIndex={-1} data-first="">
        {statusOf(projects, entered, found.length, texts)}
      </p>
      {projects === 'unread' ? (
        <div className="grid justify-items-start gap-2 px-2 py-1 text-sm wrap-anywhere text-ink" role="alert">
          <b>{failure?.title ?? consoleTitle}</b>
          {failure ? <p>{failure.text}</p> : null}
        </div>
      ) : null}
      {projects === 'unread' && failure?.action !== 'reload' ? (
        <button type="button" className="btn" onClick={() => setAttempt((count) => count + 1)}>
          {texts.again}
        </button>
      ) : null}
      {isRefused && chosen ? (
        <SwitchRefusal project={chosen} refused={lost ? null : refused} here={here.project} />
      ) : null}
      {projects.length > UNSEARCHED && Array.isArray(projects) ? (
        <div className="popover-search">
          <input
            type="search"
            aria-label={texts.search}
            placeholder={texts.search}
            value={search}
            onChange={({ currentTarget }) => setSearch(currentTarget.value)}
            spellCheck={false}
            autoComplete="off"
          />
        </div>
      ) : null}
      {found.length > 0 ? (
        <ul className="choices">
          {found.slice(0, SHOWN).map((project) => {
            const isHere = project.id === here.project.id;
            return (
              <li key={project.id}>
                <form onSubmit={(event) => enter(event, project)} data-leaves>
                  <input type="hidden" name="project_id" value={here.project.id} />
                  <input type="hidden" name="project_name" value={here.project.name} />
                  <input type="hidden" name="endpoint_id" value={here.endpointId} />
                  <input type="hidden" name="to_project_id" value={project.id} />
                  <GuardedButton
                    type={isHere ? 'button' : 'submit'}
                    aria-current={isHere || undefined}
                    isOff={entered !== null || (!isHere && waitSeconds > 0)}
                    onClick={isHere ? onClose : undefined}
                  >
                    <span className="wrap-anywhere" translate="no">
                      {project.name}
                    </span>
                    {isHere ? <Check role="img" aria-label={texts.current} /> : null}
                  </GuardedButton>
                </form>
              </li>
            );
          })}
        </ul>
      ) : null}
    </Popover>
  );
}

export default withLateTexts({ en: { project: enProject }, 'zh-CN': { project: zhProject } }, ProjectList);

/** So many projects are looked through without a search. */
const UNSEARCHED = 10;
/** The most that are shown together; a search finds the others. */
const SHOWN = 100;

/** Finds the projects whose name or ID contains a text, which may be pasted with blanks or quotes around it. */
function findProjects(projects: readonly Project[], typed: string): Project[] {
  const text = typed.replaceAll(/[^\p{L}\p{N}_.-]/gu, '').toLowerCase();
  return projects.filter(({ id, name }) => `${name}\n${id}`.toLowerCase().includes(text));
}

function statusOf(
  projects: Project[] | 'reading' | 'unread',
  entered: Project | null,
  found: number,
  texts: Dictionary['project'],
): ReactNode {
  if (entered) return fillNames(texts.switched, { project: entered.name });
  if (!Array.isArray(projects)) return texts[projects];
  if (projects.length === 0) return texts.none;
  if (found === 0) return texts.noMatch;
  if (found > SHOWN) return format(texts.many, { shown: String(SHOWN), count: String(found) });
  return found < projects.length ? format(texts.found, { count: String(found) }) : texts.change;
}

type SwitchRefusalProps = {
  /** The project that could not be entered. */
  project: Project;
  /** Why; null if the console itself did not answer. */
  refused: ShownRefusal | null;
  here: Project;
};

/** What the console refuses before it sends anything to IAM. */
const UNASKED: readonly FailureKind[] = ['cross-site', 'invalid-input', 'store-down', 'throttled', 'too-large'];

/** Shows why a project was not entered. If IAM refused, offers the sign-in page and shows IAM's own words. */
function SwitchRefusal({ project, refused, here }: SwitchRefusalProps) {
  const texts = useTexts('project');
  const failure = refused?.failure;
  if (refused === null) return <Alert text={texts.unsure} />;
  if (UNASKED.includes(refused.failure.kind))
    return <Alert text={`${refused.explained.title} ${refused.explained.next}`} />;
  if (failure?.kind === 'other-project') return <Alert text={texts.elsewhere} />;
  const { status = null, message = null } = failure ?? {};
  if (failure?.kind !== 'refused' || status === null || status >= 500) {
    return <Alert text={fillNames(texts.unsettled, { project: here.name })} />;
  }
  return (
    <Alert text={fillNames(texts.refused, { project: project.name })}>
      <p className="text-sm wrap-anywhere">{format(texts.answer, { answer: `${status} ${message ?? ''}`.trim() })}</p>
      <a className="btn" href={withBasePath(signInAgainPath('/sources', project.id))}>
        {fillNames(texts.signIn, { project: project.name })}
      </a>
    </Alert>
  );
}

const Alert = ({ text, children }: { text: ReactNode; children?: ReactNode }) => (
  <div className="grid justify-items-start gap-2 px-2 pt-1 pb-2 text-ink" role="alert">
    <p className="wrap-anywhere">{text}</p>
    {children}
  </div>
);
