import { Ellipsis } from 'lucide-react';
import { EgTime } from '@/components/time/eg-time';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { Nothing } from '@/components/ui/nothing';
import type { ChannelRow } from '@/lib/channels/row';
import { format, formatPlural } from '@/lib/i18n/format';
import type { TimeMode } from '@/lib/time/time-mode';
import type { ChannelsMessages } from './channels-messages';

export type ChannelsRowProps = {
  row: ChannelRow;
  /** Its number of sources; null when it could not be read, undefined while nobody knows. */
  count: number | null | undefined;
  readAt: number;
  time: TimeMode;
  language: string;
  messages: ChannelsMessages;
  onMenu: (row: ChannelRow, anchor: HTMLElement) => void;
  onMenuNear: () => void;
};

/** Shows one channel; what EventGrid left out is an en dash. */
export function ChannelsRow({ row, count, readAt, time, language, messages, onMenu, onMenuNear }: ChannelsRowProps) {
  const { id, description, provider_type, created_time, cross_account } = row;
  const name = row.name || messages.noName;
  const created = <EgTime text={created_time} readAt={readAt} language={language} mode={time} none={messages.none} />;
  const sources = id ? sourcesPathOf(id, provider_type) : null;
  return (
    <tr>
      <th scope="row" className="c-name">
        {sources ? (
          <Link className="name" href={sources} title={name} data-channel={id}>
            <bdi>{name}</bdi>
          </Link>
        ) : (
          <span className="name">
            <bdi>{name}</bdi>
          </span>
        )}
        <span className="sub">
          {description || messages.noDescription} · {created}
        </span>
      </th>
      <td className="c-lg cut soft" title={description ?? undefined}>
        {description ? <bdi>{description}</bdi> : <span className="muted">{messages.none}</span>}
      </td>
      <td className="right">
        {typeof count === 'number' && sources ? (
          <Link href={sources} aria-label={formatPlural(messages.sourcesOn, count, language, { name })}>
            {count.toLocaleString(language)}
          </Link>
        ) : count === null ? (
          <Nothing label={format(messages.sourcesUnknown, { name })} />
        ) : null}
      </td>
      <td className="c-lg">
        {cross_account === null ? <Nothing label={messages.none} /> : null}
        {cross_account === true ? <span className="tag">{messages.accounts.yes}</span> : null}
        {cross_account === false ? <span className="muted">{messages.accounts.no}</span> : null}
      </td>
      <td className="c-time soft">{created}</td>
      <td className="c-id">
        {id ? (
          <span className="id">
            <code>{id}</code>
            <CopyButton text={id} what={format(messages.channelIdOf, { name })} messages={messages.copy} />
          </span>
        ) : (
          <Nothing label={messages.none} />
        )}
      </td>
      <td className="c-acts">
        {provider_type === 'OFFICIAL' || !id ? (
          <span title={messages.official}>
            <Nothing label={messages.official} />
          </span>
        ) : (
          <button
            type="button"
            className="icon-btn sm"
            aria-label={format(messages.actionsFor, { name })}
            aria-haspopup="menu"
            onPointerEnter={onMenuNear}
            onFocus={onMenuNear}
            onClick={({ currentTarget }) => onMenu(row, currentTarget)}
          >
            <Ellipsis aria-hidden="true" />
          </button>
        )}
      </td>
    </tr>
  );
}

/** The list of a channel's sources: an official channel has official ones, which that list leaves out by itself. */
const sourcesPathOf = (id: string, provider: string | null): string =>
  `/sources?channel_id=${encodeURIComponent(id)}${provider === 'OFFICIAL' ? '&provider=all' : ''}`;
