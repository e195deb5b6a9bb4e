import type { ReactNode } from 'react';
import type { CopyMessages } from '@/components/ui/copy-texts';
import { JsonView } from '@/components/ui/json-view';
import { RawBlock } from '@/components/ui/raw-block';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { sourcePage } from '@/lib/i18n/en/source-page';
import type { ProjectScope } from '@/lib/session/session';
import { SourceConnection } from './source-connection';
import { SourceEventTypes } from './source-event-types';
import { SourceFacts, type SourceTimes } from './source-facts';
import { SourceWhyFailed } from './source-why-failed';

type SourceDetailsProps = {
  source: SourceWithRaw;
  owner: ProjectScope;
  times: SourceTimes;
  messages: typeof sourcePage;
  copy: CopyMessages;
  subscriptions?: ReactNode;
  onEditConnection?: () => void;
};

/** Shows all of one source below its title: why it failed first, then its fields, connection, event types and the answer itself. */
export function SourceDetails(props: SourceDetailsProps) {
  const { source, owner, times, messages, copy, onEditConnection } = props;
  return (
    <>
      <SourceWhyFailed {...{ source, owner, messages, copy, onEditConnection }} />
      <SourceFacts source={source} times={times} messages={{ ...messages.facts, copy }} />
      <SourceConnection detail={source.detail} messages={messages} copy={copy} onEdit={onEditConnection} />
      {props.subscriptions}
      <SourceEventTypes eventTypes={source.event_types} messages={messages} />
      <RawBlock title={messages.rawJson} aside={messages.masked}>
        <JsonView value={source.raw} />
      </RawBlock>
    </>
  );
}
