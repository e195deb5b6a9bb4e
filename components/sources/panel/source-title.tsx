import type { ReactNode, Ref } from 'react';
import { SourceStatus } from '@/components/sources/source-status';
import type { sourcePage } from '@/lib/i18n/en/source-page';

type SourceTitleProps = {
  ref?: Ref<HTMLHeadingElement>;
  status: string | null;
  name: string;
  /** Small words behind the status: how old this is. */
  aside?: ReactNode;
  messages: typeof sourcePage;
};

/** Heads a source with its status and its whole name; the heading takes the focus when the source is opened. */
export function SourceTitle({ ref, status, name, aside, messages }: SourceTitleProps) {
  const isKnown = !status || status in messages.facts.statuses;
  return (
    <div className="panel-title">
      <div className="row-wrap">
        <SourceStatus status={status} labels={messages.facts.statuses} />
        {isKnown ? null : <span className="tiny muted">{messages.unknownStatus}</span>}
        <span className="tiny muted">{aside}</span>
      </div>
      <h2 ref={ref} tabIndex={-1}>
        <bdi>{name}</bdi>
      </h2>
    </div>
  );
}
