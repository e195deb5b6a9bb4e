import { useMemo } from 'react';
import { useLanguage, useTexts } from '@/components/i18n/use-texts';
import type { Column } from '@/components/list/data-table';
import type { OpensMenu } from '@/components/list/use-menu';
import { ListTime } from '@/components/time/list-time';
import { CopyableCode } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { Nothing } from '@/components/ui/nothing';
import type { SourceCounts } from '@/lib/channels/reads';
import type { ChannelRow } from '@/lib/channels/row';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format, formatPlural } from '@/lib/i18n/format';
import type { TimeMode } from '@/lib/time/time-mode';

type ColumnsContext = {
  /** Sources by channel; undefined until they are read, null if none could be read. */
  counts: SourceCounts | null | undefined;
  readAt: number;
  time: TimeMode;
  opens: OpensMenu<'row', ChannelRow>;
};

/**
 * Returns the columns of the list. The array stays the same while nothing changes, so that rows are not re-rendered.
 */
export function useChannelColumns(context: ColumnsContext): Column<ChannelRow>[] {
  const { counts, readAt, time, opens } = context;
  const texts = useTexts('channels');
  const lists = useTexts('lists');
  return useMemo(
    () => columnsOf({ counts, readAt, time, opens }, texts, lists),
    [counts, readAt, time, opens, texts, lists],
  );
}

/** Shows an en dash for what EventGrid omitted. */
function columnsOf(
  { counts, readAt, time, opens }: ColumnsContext,
  texts: Dictionary['channels'],
  { noName, none, actionsFor }: Dictionary['lists'],
): Column<ChannelRow>[] {
  const { columns } = texts;
  const nameOf = ({ name }: ChannelRow) => name || noName;
  const created = ({ created_time }: ChannelRow) => (
    <ListTime text={created_time} readAt={readAt} mode={time} none={none} />
  );
  return [
    {
      id: 'name',
      label: columns.name,
      head: 'c-name',
      cell: 'c-name',
      sort: 'name',
      show: (row) => (
        <>
          <ChannelName row={row} name={nameOf(row)} />
          <span className="subline">
            <span>{`${row.description || texts.noDescription} · `}</span>
            {created(row)}
          </span>
        </>
      ),
    },
    {
      id: 'description',
      label: columns.description,
      head: 'max-md:hidden c-description',
      cell: 'max-md:hidden truncate text-ink-2',
      title: ({ description }) => description,
      show: ({ description }) => (description ? <bdi>{description}</bdi> : <span className="text-ink-3">{none}</span>),
    },
    {
      id: 'sources',
      label: columns.sources,
      head: 'right c-count',
      cell: 'right',
      show: (row) => <SourceCount counts={counts} row={row} name={nameOf(row)} />,
    },
    {
      id: 'accounts',
      label: columns.otherAccounts,
      head: 'max-md:hidden c-accounts',
      cell: 'max-md:hidden',
      show: ({ cross_account }) => {
        if (cross_account === null) return <Nothing label={none} />;
        const { yes, no } = texts.accounts;
        return cross_account ? <span className="tag">{yes}</span> : <span className="text-ink-3">{no}</span>;
      },
    },
    {
      id: 'created',
      label: columns.created,
      head: 'c-time',
      cell: 'c-time text-ink-2',
      sort: 'created_time',
      show: created,
    },
    {
      id: 'id',
      label: columns.id,
      head: 'c-id',
      cell: 'c-id',
      show: (row) =>
        row.id ? (
          <span className="copyable">
            <CopyableCode text={row.id} what={format(texts.channelIdOf, { name: nameOf(row) })} />
          </span>
        ) : (
          <Nothing label={none} />
        ),
    },
    {
      id: 'actions',
      label: columns.actions,
      isLabelHidden: true,
      head: 'c-actions',
      cell: 'c-actions',
      show: (row) =>
        row.provider_type === 'OFFICIAL' || !row.id ? (
          <span title={texts.official}>
            <Nothing label={texts.official} />
          </span>
        ) : (
          <button
            {...opens('row', row)}
            className="icon-btn small"
            aria-label={format(actionsFor, { name: nameOf(row) })}
          >
            <Icon name="ellipsis" />
          </button>
        ),
    },
  ];
}

function ChannelName({ row: { id, provider_type }, name }: { row: ChannelRow; name: string }) {
  const shown = <bdi translate="no">{name}</bdi>;
  if (!id) return <span className="name">{shown}</span>;
  return (
    <Link className="name" href={sourcesPathOf(id, provider_type)} title={name} data-channel={id}>
      {shown}
    </Link>
  );
}

type SourceCountProps = Pick<ColumnsContext, 'counts'> & { row: ChannelRow; name: string };

function SourceCount({ row, name, counts }: SourceCountProps) {
  const { sourcesOn, sourcesUnknown } = useTexts('channels');
  const language = useLanguage();
  const { id, provider_type } = row;
  const count = counts && id ? (counts[id] ?? null) : counts === null ? null : undefined;
  if (count === null) return <Nothing label={format(sourcesUnknown, { name })} />;
  if (count === undefined || !id) return null;
  return (
    <Link href={sourcesPathOf(id, provider_type)} aria-label={formatPlural(sourcesOn, count, language, { name })}>
      {count.toLocaleString(language)}
    </Link>
  );
}

/** The list of a channel's sources. An official channel has official ones, which that list excludes by default. */
const sourcesPathOf = (id: string, provider: string | null): string =>
  `/sources?channel_id=${encodeURIComponent(id)}${provider === 'OFFICIAL' ? '&provider=all' : ''}`;
