import { TriangleAlert } from 'lucide-react';
import { Message } from '@/components/ui/message';
import { format } from '@/lib/i18n/format';
import type { Difference } from '@/lib/sources/edit';
import type { EditSourceMessages } from './edit-source-messages';

type EditMeanwhileProps = {
  name: string;
  rows: Difference[];
  /** When it was last changed, as EventGrid gave it. */
  updated: string;
  busy: boolean;
  messages: EditSourceMessages['edit']['meanwhile'];
  onMine: () => void;
  onTheirs: () => void;
};

/** Shows what somebody else changed meanwhile, beside what the person typed, and lets them choose. */
export function EditMeanwhile({ name, rows, updated, busy, messages, onMine, onTheirs }: EditMeanwhileProps) {
  return (
    <Message
      role="alert"
      tone="warn"
      icon={<TriangleAlert aria-hidden="true" />}
      title={format(messages.title, { name })}
      below={rows.length === 0 ? null : <Differences rows={rows} messages={messages} />}
    >
      <p>{messages.text}</p>
      {rows.length === 0 ? <p>{format(messages.onlyTime, { time: updated })}</p> : null}
      <div className="row-wrap">
        <button type="button" className="btn xs" onClick={onTheirs}>
          {messages.theirs}
        </button>
        <button type="button" className="btn xs" aria-disabled={busy || undefined} onClick={busy ? undefined : onMine}>
          {messages.mine}
        </button>
      </div>
    </Message>
  );
}

function Differences({ rows, messages }: Pick<EditMeanwhileProps, 'rows' | 'messages'>) {
  return (
    <table className="plain-table">
      <caption className="sr">{messages.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{messages.field}</th>
          <th scope="col">{messages.yours}</th>
          <th scope="col">{messages.now}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ field, yours, now }) => (
          <tr key={field}>
            <th scope="row" className="wrap-any">
              {field}
            </th>
            <td className="wrap-any">
              {yours === null ? (
                <span className="muted">{messages.untouched}</span>
              ) : (
                <Text text={yours} none={messages.empty} />
              )}
            </td>
            <td className="wrap-any">
              <Text text={now} none={messages.empty} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const Text = ({ text, none }: { text: string; none: string }) =>
  text === '' ? <span className="muted">{none}</span> : <bdi>{text}</bdi>;
