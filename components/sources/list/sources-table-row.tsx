import { memo, type ReactNode } from 'react';
import { SourceStatus } from '@/components/sources/source-status';
import { SourceTypeLabel } from '@/components/sources/source-type';
import { EgTime } from '@/components/time/eg-time';
import { CopyButton } from '@/components/ui/copy-button';
import { Nothing } from '@/components/ui/nothing';
import { isPlainClick } from '@/components/ui/plain-click';
import { withBasePath } from '@/lib/browser/base-path';
import { format } from '@/lib/i18n/format';
import type { SourceColumn, ViewPreferences } from '@/lib/lists/view';
import { sourcePath } from '@/lib/sources/path';
import { type SourcesQuery, withParts } from '@/lib/sources/query';
import type { SourceRow } from '@/lib/sources/row';
import { SourcesLink } from './sources-link';
import type { SourcesMessages } from './sources-messages';
import type { OpensMenu } from './use-menu';

export type SourcesTableRowProps = {
  row: SourceRow;
  /** Ages are counted from here, milliseconds. */
  readAt: number;
  /** The query that the row was found by. */
  query: SourcesQuery;
  view: ViewPreferences;
  /** The source is open beside the list. */
  open: boolean;
  checked: boolean;
  language: string;
  messages: SourcesMessages;
  opens: OpensMenu;
  onGo: (query: SourcesQuery) => void;
  onOpen?: (id: string) => void;
  /** Null where rows cannot be chosen. */
  onCheck: ((id: string, checked: boolean) => void) | null;
};

const NO_ICON = <></>;

/** Shows one source; what EventGrid left out is an en dash, what it spells anew is shown as it came. */
export const SourcesTableRow = memo(function SourcesTableRow(props: SourcesTableRowProps) {
  const { row, query, view, open, checked, messages, opens, onOpen, onCheck } = props;
  const { id, type } = row;
  const name = row.name || messages.noName;
  const typeWords = messages.types[type as keyof typeof messages.types] ?? type;
  return (
    <tr className={open ? 'on' : undefined}>
      {onCheck ? (
        <td className="c-check">
          {id && row.provider_type !== 'OFFICIAL' ? (
            <input
              type="checkbox"
              aria-label={format(messages.selection.one, { name })}
              checked={checked}
              onChange={({ target }) => onCheck(id, target.checked)}
            />
          ) : null}
        </td>
      ) : null}
      <th scope="row" className="c-name">
        {id ? (
          <a
            className="name"
            dir="auto"
            href={withBasePath(sourcePath(id, query))}
            title={name}
            data-source-id={id}
            aria-current={open ? 'true' : undefined}
            onClick={(event) => {
              if (!onOpen || !isPlainClick(event)) return;
              event.preventDefault();
              onOpen(id);
            }}
          >
            {name}
          </a>
        ) : (
          <span className="name" dir="auto">
            {name}
          </span>
        )}
        <span className="sub">
          {typeWords ? <>{typeWords} · </> : null}
          <RowTime {...props} text={row.created_time} />
        </span>
      </th>
      {view.columns.map((column) => (
        <td key={column} className={CELLS[column].className} title={CELLS[column].title?.(row) || undefined}>
          {CELLS[column].show({ ...props, name })}
        </td>
      ))}
      <td className="c-acts">
        {id ? (
          <button
            {...opens('row', row)}
            className="icon-btn sm dots"
            aria-label={format(messages.menu.label, { name })}
          />
        ) : null}
      </td>
    </tr>
  );
});

type CellProps = SourcesTableRowProps & { name: string };

type Cell = {
  className: string;
  /** What the cell may be too narrow for. */
  title?: (row: SourceRow) => string | null;
  show: (props: CellProps) => ReactNode;
};

const CELLS: Record<SourceColumn, Cell> = {
  status: {
    className: 'c-status',
    show: ({ row, messages }) => <SourceStatus status={row.status} labels={messages.statuses} />,
  },
  type: {
    className: 'c-type',
    show: ({ row, messages }) => <SourceTypeLabel type={row.type} labels={messages.types} />,
  },
  channel: {
    className: 'c-channel cut',
    title: ({ channel_name }) => channel_name,
    show: ({ row: { channel_id, channel_name }, query, messages, onGo }) =>
      channel_id ? (
        <SourcesLink dir="auto" to={withParts(query, { channel_id })} onGo={onGo}>
          {channel_name || channel_id}
        </SourcesLink>
      ) : (
        <Text text={channel_name} none={messages.none} />
      ),
  },
  description: {
    className: 'c-description soft cut',
    title: ({ description }) => description,
    show: ({ row, messages }) => <Text text={row.description} none={messages.none} />,
  },
  created: { className: 'c-time soft', show: (props) => <RowTime {...props} text={props.row.created_time} /> },
  updated: { className: 'c-time soft', show: (props) => <RowTime {...props} text={props.row.updated_time} /> },
  id: {
    className: 'c-id',
    show: ({ row: { id }, name, messages }) =>
      id ? (
        <span className="id">
          <code>{id}</code>
          <CopyButton
            className="icon-btn sm sheets"
            icon={NO_ICON}
            text={id}
            what={format(messages.sourceIdOf, { name })}
            messages={messages.copy}
          />
        </span>
      ) : (
        <Nothing label={messages.none} />
      ),
  },
};

const Text = ({ text, none }: { text: string | null; none: string }) =>
  text ? <bdi>{text}</bdi> : <Nothing label={none} />;

const RowTime = ({ text, readAt, language, view, messages }: SourcesTableRowProps & { text: string | null }) => (
  <EgTime text={text} readAt={readAt} language={language} mode={view.time} none={messages.none} />
);
