'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTexts } from '@/components/i18n/use-texts';
import { ListFailureView } from '@/components/list/list-failure';
import { SourceHead } from '@/components/sources/pages/source-head';
import { Icon } from '@/components/ui/icon';
import { Message } from '@/components/ui/message';
import { oneSource } from '@/lib/browser/queries/sources';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { exampleTestEvent } from '@/lib/events/example';
import { format } from '@/lib/i18n/format';
import { QueueSource } from './queue-source';
import { TestEvent, type TestEventProps } from './test-event';

type TestEventPageProps = Pick<TestEventProps, 'action' | 'writeId' | 'owner'> & {
  sourceId: string;
  /** Made by the server, which knows what subscribers want; null if it couldn't read the source. */
  example: string | null;
};

/** Shows a source's page for test events: the form, or why there is none. */
export function TestEventPage({ sourceId, example, ...props }: TestEventPageProps) {
  const { project_id, endpoint_id } = props.owner;
  const { data, error, isFetching, refetch } = useQuery(oneSource({ project_id, endpoint_id }, sourceId));
  const source = data?.source ?? null;
  const path = `/sources/${encodeURIComponent(sourceId)}/test`;
  if (source === null)
    return (
      <main className="page" id="main" aria-busy={isFetching}>
        {isFetching ? null : (
          <ListFailureView failure={error} path={path} busy={isFetching} onRetry={() => void refetch()} />
        )}
      </main>
    );
  const head = <SourceHead sourceId={sourceId} source={source} current="test" />;
  const { type, channel_id, channel_name } = source;
  const isQueue = type !== null && type !== 'APPLICATION';
  if (isQueue || channel_id === null)
    return (
      <main className="page" id="main">
        {head}
        <Notes source={source} />
        {isQueue ? <QueueSource source={source} /> : null}
      </main>
    );
  const name = source.name ?? '';
  return (
    <WithExample example={example} name={name}>
      {(text) => (
        <TestEvent
          {...props}
          source={{ id: sourceId, name, channel_id, channel_name }}
          example={text}
          head={head}
          notes={<Notes source={source} />}
        />
      )}
    </WithExample>
  );
}

type WithExampleProps = { example: string | null; name: string; children: (example: string) => ReactNode };

/** Keeps one example for as long as the page is open. */
function WithExample({ example, name, children }: WithExampleProps) {
  const [text] = useState(() => example ?? exampleTestEvent(name, null));
  return children(text);
}

/** Says first what about the source itself is in the way. */
function Notes({ source }: { source: SourceWithRaw }) {
  const texts = useTexts('testEvent');
  const { statuses, noStatus } = useTexts('sourceFacts');
  const { status, channel_id } = source;
  const known: Record<string, string> = statuses;
  return (
    <>
      {status === 'RUNNING' ? null : (
        <Message tone="warn" icon={<Icon name="triangle" />} title={texts.notRunning} heading="h2" data-field="status">
          <p>{format(texts.notRunningText, { status: status ? (known[status] ?? status) : noStatus })}</p>
          {source.error_info?.error_msg ? (
            <p className="wrap-anywhere">
              <bdi translate="no">{source.error_info.error_msg}</bdi>
            </p>
          ) : null}
        </Message>
      )}
      {channel_id === null ? (
        <Message tone="warn" icon={<Icon name="triangle" />} title={texts.noChannel} heading="h2">
          <p>{texts.noChannelText}</p>
        </Message>
      ) : null}
    </>
  );
}
