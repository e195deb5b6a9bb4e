import { type ReactNode, useMemo } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import type { Column } from '@/components/list/data-table';
import { RowName } from '@/components/list/row-name';
import type { OpensMenu } from '@/components/list/use-menu';
import { SourceStatus } from '@/components/sources/source-status';
import { SourceTypeLabel } from '@/components/sources/source-type';
import { ListTime } from '@/components/time/list-time';
import { CopyButton } from '@/components/ui/copy-button';
import { Link } from '@/components/ui/link';
import { Nothing } from '@/components/ui/nothing';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';
import { type ListColumns, shownColumns, type ViewPreferences } from '@/lib/lists/view';
import { sourcePath } from '@/lib/sources/path';
import { type SourcesQuery, sourcesPath, withParts } from '@/lib/sources/query';
import type { SourceRow } from '@/lib/sources/row';

type SourceColumn = 'status' | 'type' | 'channel' | 'description' | 'created' | 'updated' | 'id';

/** Columns beside the name. Description and update time leave no room for a whole ID, so it is optional. */
export const SOURCE_COLUMNS: ListColumns<SourceColumn> = {
  all: ['status', 'type', 'channel', 'description', 'created', 'updated', 'id'],
  usual: ['status', 'type', 'channel', 'created', 'id'],
};

type ColumnsContext = {
  /** Ages are relative to this time, milliseconds. */
  readAt: number;
  /** The query that produced the rows. */
  query: SourcesQuery;
  view: ViewPreferences;
  opens: OpensMenu<'row', SourceRow>;
  onGo: (query: SourcesQuery) => void;
  onOpen?: (id: string) => void;
};

/**
 * Returns the columns that the user chose. The array stays the same while nothing changes, so that rows are not
 * re-rendered.
 */
export function useSourceColumns(context: ColumnsContext): Column<SourceRow>[] {
  const { readAt, query, view, opens, onGo, onOpen } = context;
  const texts = useTexts('sources');
  const lists = useTexts('lists');
  return useMemo(() => {
    const known = columnsOf({ readAt, query, view, opens, onGo, onOpen }, lists);
    return (['name', ...shownColumns(view.columns, SOURCE_COLUMNS), 'actions'] as const).map((id) => ({
      id,
      label: texts.columns[id],
      ...known[id],
    }));
  }, [readAt, query, view, opens, onGo, onOpen, texts, lists]);
}

const NO_ICON = <></>;

/** Shows an en dash for what EventGrid omitted, and unknown values unchanged. */
function columnsOf(
  context: ColumnsContext,
  { noName, none, actionsFor }: Dictionary['lists'],
): Record<SourceColumn | 'name' | 'actions', Omit<Column<SourceRow>, 'id' | 'label'>> {
  const { query, view, readAt, opens, onGo } = context;
  const nameOf = ({ name }: SourceRow) => name || noName;
  const textOf = (text: string | null) => (text ? <bdi>{text}</bdi> : <Nothing label={none} />);
  const timeOf = (text: string | null) => <ListTime text={text} readAt={readAt} mode={view.time} none={none} />;
  const time = { width: 'col-time', head: 'c-time', cell: 'c-time text-ink-2' };
  return {
    name: {
      head: 'c-name',
      cell: 'c-name',
      sort: 'name',
      show: (row, isSelected) => (
        <SourceName
          {...context}
          row={row}
          name={nameOf(row)}
          isSelected={isSelected}
          created={timeOf(row.created_time)}
        />
      ),
    },
    status: {
      width: 'col-status',
      head: 'c-status',
      cell: 'c-status',
      show: ({ status }) => <SourceStatus status={status} />,
    },
    type: {
      width: 'col-type',
      head: 'c-type',
      cell: 'c-type',
      show: ({ type }) => <SourceTypeLabel type={type} />,
    },
    channel: {
      width: 'col-channel',
      head: 'c-channel',
      cell: 'c-channel truncate',
      title: ({ channel_name }) => channel_name,
      show: ({ channel_id, channel_name }) => {
        if (!channel_id) return textOf(channel_name);
        const ofChannel = withParts(query, { channel_id });
        return (
          <Link dir="auto" translate="no" href={sourcesPath(ofChannel)} onNavigate={() => onGo(ofChannel)}>
            {channel_name || channel_id}
          </Link>
        );
      },
    },
    description: {
      width: 'col-description',
      head: 'c-description',
      cell: 'c-description text-ink-2 truncate',
      title: ({ description }) => description,
      show: ({ description }) => textOf(description),
    },
    created: { ...time, sort: 'created_time', show: ({ created_time }) => timeOf(created_time) },
    updated: { ...time, sort: 'updated_time', show: ({ updated_time }) => timeOf(updated_time) },
    id: {
      width: 'col-id',
      head: 'c-id',
      cell: 'c-id',
      show: (row) => (row.id ? <SourceId id={row.id} name={nameOf(row)} /> : <Nothing label={none} />),
    },
    actions: {
      width: 'col-actions',
      head: 'c-actions',
      cell: 'c-actions',
      isLabelHidden: true,
      show: (row) =>
        row.id ? (
          <button
            {...opens('row', row)}
            className="icon-btn small dots"
            aria-label={format(actionsFor, { name: nameOf(row) })}
          />
        ) : null,
    },
  };
}

type SourceNameProps = ColumnsContext & { row: SourceRow; name: string; isSelected: boolean; created: ReactNode };

function SourceName({ row: { id, type }, query, ...cell }: SourceNameProps) {
  const { types } = useTexts('sourceFacts');
  const about = types[type as keyof typeof types] ?? type;
  return <RowName {...cell} id={id} pathOf={(sourceId) => sourcePath(sourceId, query)} about={about} />;
}

function SourceId({ id, name }: { id: string; name: string }) {
  const { sourceIdOf } = useTexts('sources');
  return (
    <span className="copyable">
      <code translate="no">{id}</code>
      <CopyButton className="icon-btn small sheets" icon={NO_ICON} text={id} what={format(sourceIdOf, { name })} />
    </span>
  );
}
