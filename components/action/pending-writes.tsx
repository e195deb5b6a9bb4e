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

type PendingWritesProps = {
  writes: Promise<ReportedWrite[]>;
  /** Dismisses a line, of the project that the page was opened for. */
  dismiss: (form: FormData) => Promise<void>;
  owner: ProjectScope;
  /** The page's own path, for checking again. */
  path: string;
  language: string;
  texts: Dictionary['pendingWrites'];
};

const TONES = {
  done: { tone: 'good', icon: 'circle-check' },
  'not-done': { tone: 'bad', icon: 'circle-x' },
  unproven: { tone: 'warn', icon: 'circle-question' },
  unknown: { tone: 'warn', icon: 'circle-question' },
} as const;

/** Lists the outcomes of interrupted writes, one per line. Shows nothing if there are none. */
export async function PendingWrites({ writes, ...line }: PendingWritesProps) {
  // For information only: if the store is down, there are none, and the page reports that where it matters.
  const outcomes = await writes.catch(() => []);
  if (outcomes.length === 0) return null;
  return (
    <section className="grid gap-2 in-[.page]:mb-4" aria-label={line.texts.title}>
      {outcomes.map((write) => (
        <Line key={write.id} write={write} {...line} />
      ))}
    </section>
  );
}

function Line({
  write,
  dismiss,
  owner,
  path,
  language,
  texts,
}: { write: ReportedWrite } & Omit<PendingWritesProps, 'writes'>) {
  const { id, operation, outcome, targetId, sentAt } = write;
  const name = write.name || targetId;
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
      {step(write, path, texts, name)}
      {outcome === 'unknown' ? null : (
        <form action={dismiss}>
          {Object.entries({ ...owner, write_id: id }).map(([field, value]) => (
            <input key={field} type="hidden" name={field} value={value} />
          ))}
          <button type="submit" className="link-btn" aria-label={format(texts.dismissNamed, { name })}>
            {texts.dismiss}
          </button>
        </form>
      )}
    </Message>
  );
}

function step(write: ReportedWrite, path: string, texts: PendingWritesProps['texts'], name: string) {
  if (write.outcome === 'unknown')
    return (
      <a className="link-btn" href={withBasePath(path)}>
        {texts.again}
      </a>
    );
  const href = hrefOf(write);
  return href === null ? null : (
    <Link className="link-btn" href={href}>
      {fillNames(texts.open, { name })}
    </Link>
  );
}

/** Links to the list that shows the written item; null if it does not exist. */
function hrefOf({ operation, outcome, targetId }: ReportedWrite): string | null {
  const isDeleted = outcome === 'done' && (operation === 'deleteSource' || operation === 'deleteChannel');
  if (operation === null || targetId === '' || isDeleted) return null;
  const id = encodeURIComponent(targetId);
  return operation.endsWith('Channel') ? `/channels?q=${id}` : `/sources/${id}`;
}
