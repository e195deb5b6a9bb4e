import Link from 'next/link';
import { EgTime } from '@/components/time/eg-time';
import { CopyButton } from '@/components/ui/copy-button';
import { Nothing } from '@/components/ui/nothing';
import { format } from '@/lib/i18n/format';
import type { SourceRow } from '@/lib/sources/source-row';
import { SourceStatus } from './source-status';
import { SourceTypeLabel } from './source-type';
import type { SourcesMessages } from './sources-messages';

type SourcesTableRowProps = { row: SourceRow; readAt: number; language: string; messages: SourcesMessages };

/** Shows one source; what EventGrid left out is an en dash, what it spells anew is shown as it came. */
export function SourcesTableRow({ row, readAt, language, messages }: SourcesTableRowProps) {
  const { id, status, type, channel_name, channel_id, created_time } = row;
  const name = row.name || messages.noName;
  const created = (
    <EgTime text={created_time} readAt={readAt} language={language} mode="relative" none={messages.none} />
  );
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
