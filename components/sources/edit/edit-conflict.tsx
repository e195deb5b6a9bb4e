import { TriangleAlert } from 'lucide-react';
import { useTexts } from '@/components/i18n/use-texts';
import { fillNames } from '@/components/ui/fill-nodes';
import { GuardedButton } from '@/components/ui/guarded-button';
import { Message } from '@/components/ui/message';
import { format } from '@/lib/i18n/format';
import type { Difference } from '@/lib/sources/edit';

type EditConflictProps = {
  name: string;
  rows: Difference[];
  /** When it was last changed, as EventGrid reported it. */
  updated: string;
  busy: boolean;
  onMine: () => void;
  onTheirs: () => void;
};

/** Shows what someone else changed, beside the user's own changes, and lets the user choose. */
export function EditConflict({ name, rows, updated, busy, onMine, onTheirs }: EditConflictProps) {
  const texts = useTexts('editSource').conflict;
  return (
    <Message
      role="alert"
      tone="warn"
      icon={<TriangleAlert aria-hidden="true" />}
      title={fillNames(texts.title, { name })}
      below={rows.length === 0 ? null : <Differences rows={rows} />}
    >
      <p>{texts.text}</p>
      {rows.length === 0 ? <p>{format(texts.onlyTime, { time: updated })}</p> : null}
      <div className="actions">
        <MineOrTheirs busy={busy} onMine={onMine} onTheirs={onTheirs} />
      </div>
    </Message>
  );
}

/** Offers to overwrite the source with the user's changes, or to drop them. */
export function MineOrTheirs({ busy, onMine, onTheirs }: Pick<EditConflictProps, 'busy' | 'onMine' | 'onTheirs'>) {
  const texts = useTexts('editSource').conflict;
  return (
    <>
      <button type="button" className="btn tiny" onClick={onTheirs}>
        {texts.theirs}
      </button>
      <GuardedButton className="btn tiny" isOff={busy} onClick={onMine}>
        {texts.mine}
      </GuardedButton>
    </>
  );
}

/** Lists the user's values beside the current ones. */
export function Differences({ rows }: Pick<EditConflictProps, 'rows'>) {
  const texts = useTexts('editSource').conflict;
  return (
    <table className="plain-table">
      <caption className="sr-only">{texts.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.field}</th>
          <th scope="col">{texts.yours}</th>
          <th scope="col">{texts.now}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, yours, now }) => (
          <tr key={field}>
            <th scope="row" className="wrap-anywhere">
              {field}
            </th>
            <td className="wrap-anywhere">
              {yours === null ? (
                <span className="text-ink-3">{texts.untouched}</span>
              ) : (
                <Text text={yours} none={texts.empty} />
              )}
            </td>
            <td className="wrap-anywhere">
              <Text text={now} none={texts.empty} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Text = ({ text, none }: { text: string; none: string }) =>
  text === '' ? <span className="text-ink-3">{none}</span> : <bdi>{text}</bdi>;
