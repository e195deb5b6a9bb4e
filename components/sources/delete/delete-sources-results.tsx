'use client';

import { CircleCheck, CircleX, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { OwnWords } from '@/components/action/refusal';
import { format } from '@/lib/i18n/format';
import type { DeletedSource } from '@/lib/sources/delete';
import type { SourceRow } from '@/lib/sources/row';
import type { DeleteSourcesMessages } from './delete-sources-messages';

type ResultsProps = {
  titleId: string;
  rows: SourceRow[];
  outcomes: ReadonlyMap<string, DeletedSource>;
  messages: DeleteSourcesMessages;
  /** What stands below the rows: the console's silence, for one. */
  children?: ReactNode;
};

/** Shows what became of each source, its own result in its row; the heading takes the focus once they are there. */
export function DeleteSourcesResults({ titleId, rows, outcomes, messages, children }: ResultsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const texts = messages.results;
  const deleted = rows.filter(({ id }) => outcomes.get(id ?? '')?.ok).length;
  return (
    <div className="ask-body">
      <h2 id={titleId} ref={heading} tabIndex={-1}>
        {format(texts.title, { deleted, total: rows.length })}
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard. */}
      <ul className="ask-list results" tabIndex={0} aria-label={texts.list}>
        {rows.map((row) => (
          <Result key={row.id} row={row} outcome={outcomes.get(row.id ?? '')} texts={texts} />
        ))}
      </ul>
      {children}
    </div>
  );
}

type ResultProps = {
  row: SourceRow;
  outcome: DeletedSource | undefined;
  texts: DeleteSourcesMessages['results'];
};

function Result({ row, outcome, texts }: ResultProps) {
  const { Icon, tone, label } = wordsOf(outcome, texts);
  const refused = outcome?.ok === false ? outcome : null;
  const explained = refused?.explained;
  return (
    <li>
      <span className="mono wrap-any" dir="auto">
        {row.name || row.id}
      </span>
      <span className={`outcome ${tone}`}>
        <Icon aria-hidden="true" />
        {label}
      </span>
      {refused ? (
        <p className="tiny soft wrap-any">
          {explained ? `${explained.title}. ${explained.cause}` : null}
          <OwnWords as="span" className="said" of={refused.failure} />
        </p>
      ) : null}
    </li>
  );
}

function wordsOf(outcome: DeletedSource | undefined, texts: ResultProps['texts']) {
  if (outcome?.ok) return { Icon: CircleCheck, tone: 'good', label: outcome.gone ? texts.gone : texts.deleted };
  if (outcome?.failure.nothingChanged === false) return { Icon: TriangleAlert, tone: 'warn', label: texts.unknown };
  return { Icon: CircleX, tone: 'bad', label: texts.failed };
}
