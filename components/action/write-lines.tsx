import type { MouseEventHandler, ReactNode } from 'react';
import { UtcTime } from '@/components/time/utc-time';
import { fillNames } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Message } from '@/components/ui/message';
import { withBasePath } from '@/lib/browser/base-path';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import type { ReportedWrite } from '@/lib/pending-writes/report';
import type { ProjectScope } from '@/lib/session/session';

export type WriteLinesProps = {
  writes: ReportedWrite[];
  /** Dismisses the lines that the form lists, of the project that the page was opened for. */
  dismiss: (form: FormData) => Promise<void>;
  owner: ProjectScope;
  /** The page's own path, for checking again without JavaScript. */
  path: string;
  language: string;
  /** A prop, since few pages have such lines: the others do without their texts. */
  texts: Dictionary['pendingWrites'];
};

const TONES = {
  done: { tone: 'good', icon: 'circle-check' },
  'not-done': { tone: 'bad', icon: 'circle-x' },
  unproven: { tone: 'warn', icon: 'circle-question' },
  unknown: { tone: 'warn', icon: 'circle-question' },
} as const;

/** Shows the outcome of each interrupted write. `onCheck` replaces loading the page again. */
export function WriteLines(props: WriteLinesProps & { onCheck?: MouseEventHandler }) {
  const { writes, dismiss, owner, path, language, texts, onCheck } = props;
  const known = writes.filter(({ outcome }) => outcome !== 'unknown').map(({ id }) => id);
  return (
    <section className="grid gap-2 in-[.page]:mb-4" aria-label={texts.title}>
      {writes.map((write) => {
        const name = write.name || write.targetId;
        return (
          <Line key={write.id} write={write} name={name} language={language} texts={texts}>
            {write.outcome === 'unknown' ? (
              <a className="link-btn" href={withBasePath(path)} onClick={onCheck}>
                {texts.again}
              </a>
            ) : (
              <>
                <WrittenLink write={write}>{fillNames(texts.open, { name })}</WrittenLink>
                <DismissForm
                  dismiss={dismiss}
                  owner={owner}
                  ids={[write.id]}
                  label={format(texts.dismissNamed, { name })}
                >
                  {texts.dismiss}
                </DismissForm>
              </>
            )}
          </Line>
        );
      })}
      {known.length > 1 ? (
        <DismissForm dismiss={dismiss} owner={owner} ids={known}>
          {texts.dismissAll}
        </DismissForm>
      ) : null}
    </section>
  );
}

type LineProps = Pick<WriteLinesProps, 'language' | 'texts'> & {
  write: ReportedWrite;
  name: string;
  children: ReactNode;
};

function Line({ write: { id, operation, outcome, sentAt }, name, language, texts, children }: LineProps) {
  const { tone, icon } = TONES[outcome];
  return (
    <Message
      role="status"
      tone={tone}
      icon={<Icon name={icon} />}
      title={fillNames(texts[operation ?? 'other'][outcome === 'unproven' ? 'unknown' : outcome], { name })}
      data-write={id}
      data-outcome={outcome}
    >
      <p>
        <span>{`${texts.sent} `}</span>
        <UtcTime text={new Date(sentAt).toISOString()} language={language} />
      </p>
      {outcome === 'unproven' ? <p>{operation?.startsWith('create') ? texts.compareNew : texts.compare}</p> : null}
      {children}
    </Message>
  );
}

/** What shows an item by its ID, by the end of its operations' names. */
const PATHS = [
  ['Channel', '/channels?q='],
  ['Source', '/sources/'],
  ['Subscription', '/subscriptions/'],
  ['Events', '/sources/'],
] as const;

/** Links to the list that shows the written item, if it exists. */
function WrittenLink({ write, children }: { write: ReportedWrite; children: ReactNode }) {
  const { operation, outcome, targetId } = write;
  const isDeleted = outcome === 'done' && operation?.startsWith('delete');
  if (operation === null || targetId === '' || isDeleted) return null;
  const [, path = ''] = PATHS.find(([noun]) => operation.endsWith(noun)) ?? [];
  return (
    <Link className="link-btn" href={`${path}${encodeURIComponent(targetId)}`}>
      {children}
    </Link>
  );
}

type DismissFormProps = Pick<WriteLinesProps, 'dismiss' | 'owner'> & {
  ids: string[];
  label?: string;
  children: string;
};

function DismissForm({ dismiss, owner, ids, label, children }: DismissFormProps) {
  const fields = [...Object.entries(owner), ...ids.map((id) => ['dismissed', id] as const)];
  return (
    <form action={dismiss}>
      {fields.map(([field, value]) => (
        <input key={value} type="hidden" name={field} value={value} />
      ))}
      <button type="submit" className="link-btn" aria-label={label}>
        {children}
      </button>
    </form>
  );
}
