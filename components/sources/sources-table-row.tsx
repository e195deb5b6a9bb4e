import Link from 'next/link';
import { CopyButton } from '@/components/ui/copy-button';
import { parseEgTime } from '@/lib/eg/times';
import { format } from '@/lib/i18n/format';
import type { SourceRow } from '@/lib/sources/source-row';
import { relativeTime } from '@/lib/time/format-time';
import { SourceStatus } from './source-status';
import { SourceTypeLabel } from './source-type';
import type { SourcesMessages } from './sources-messages';

type SourcesTableRowProps = { row: SourceRow; readAt: number; language: string; messages: SourcesMessages };

/** Shows one source; what EventGrid left out is an en dash, what it spells anew is shown as it came. */
export function SourcesTableRow({ row, readAt, language, messages }: SourcesTableRowProps) {
  const { id, status, type, channel_name, channel_id, created_time } = row;
  const name = row.name || messages.noName;
  const created = <Age text={created_time} readAt={readAt} language={language} none={messages.none} />;
  const typeWords = messages.types[type as keyof typeof messages.types] ?? type;
  return (
    <tr>
      <th scope="row" className="c-name">
        {id ? (
          <Link className="name" href={`/sources/${encodeURIComponent(id)}`} prefetch={false} title={name}>
            {name}
          </Link>
        ) : (
          <span className="name">{name}</span>
        )}
        <span className="sub">
          {typeWords ? <>{typeWords} · </> : null}
          {created}
        </span>
      </th>
      <td>
        <SourceStatus status={status} labels={messages.statuses} />
      </td>
      <td className="c-type">
        <SourceTypeLabel type={type} labels={messages.types} />
      </td>
      <td className="c-channel cut" title={channel_name ?? undefined}>
        {channel_name || channel_id || <Nothing label={messages.none} />}
      </td>
      <td className="c-time soft">{created}</td>
      <td className="c-id">
        {id ? (
          <span className="id">
            <code>{id}</code>
            <CopyButton text={id} what={format(messages.sourceIdOf, { name })} messages={messages.copy} />
          </span>
        ) : (
          <Nothing label={messages.none} />
        )}
      </td>
    </tr>
  );
}

function Age(props: { text: string | null; readAt: number; language: string; none: string }) {
  const { text, readAt, language, none } = props;
  const moment = parseEgTime(text);
  if (moment === null) return text || <Nothing label={none} />;
  const iso = moment.toISOString();
  return (
    <time dateTime={iso} title={`${iso.slice(0, 19).replace('T', ' ')} UTC`} suppressHydrationWarning>
      {relativeTime(moment, readAt, language)}
    </time>
  );
}

/** An en dash for the eye, a word for the ear. */
function Nothing({ label }: { label: string }) {
  return (
    <span className="st none">
      <span aria-hidden="true">–</span>
      <span className="sr">{label}</span>
    </span>
  );
}
