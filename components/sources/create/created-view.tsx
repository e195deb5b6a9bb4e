'use client';

import type { Ref } from 'react';
import { SourceFacts } from '@/components/sources/panel/source-facts';
import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';
import { JsonView } from '@/components/ui/json-view';
import { Link } from '@/components/ui/link';
import { Message } from '@/components/ui/message';
import { RawBlock } from '@/components/ui/raw-block';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import { format } from '@/lib/i18n/format';
import { publishCurl } from '@/lib/sources/publish-curl';
import type { CreateSourceMessages } from './create-source-messages';

type CreatedViewProps = {
  source: SourceWithRaw;
  /** Whether its answer was lost and it was found by looking it up. */
  found: boolean;
  requestId: string | null;
  language: string;
  messages: CreateSourceMessages;
  /** Takes the focus when the source has been made. */
  headingRef: Ref<HTMLHeadingElement>;
};

/** Shows a source that has just been made: its ID to copy first, every field, where to go next, the answer itself. */
export function CreatedView({ source, found, requestId, language, messages, headingRef }: CreatedViewProps) {
  const { form } = messages;
  const failed = source.status === 'ERROR' || source.status === 'CREATE_FAILED';
  return (
    <>
      <Message
        tone={failed ? 'warn' : 'good'}
        icon={<Icon name={failed ? 'triangle' : 'circle-check'} />}
        title={format(form.created, { name: source.name ?? source.id ?? '' })}
        headingRef={headingRef}
        below={
          <>
            <SourceFacts
              source={source}
              requestId={requestId}
              times={{ mode: 'utc', readAt: 0, language }}
              messages={messages.facts}
            />
            <div className="msg-foot">
              <Link className="btn sm" href={`/sources/${encodeURIComponent(source.id ?? '')}`}>
                {form.open}
              </Link>
              <CopyButton
                className="btn sm"
                icon={<Icon name="clipboard-list" />}
                text={() => JSON.stringify(source.raw, null, 2)}
                what={form.allFields}
                label={form.copyAll}
                messages={messages.copy}
              />
            </div>
          </>
        }
      >
        {found ? <p data-field="found">{form.createdFound}</p> : null}
        <p>{outcome(source, failed, form)}</p>
      </Message>
      {source.type === 'APPLICATION' && source.channel_id && source.name ? (
        <FirstEvent channelId={source.channel_id} sourceName={source.name} messages={messages} />
      ) : null}
      <RawBlock title={form.response} aside="200">
        <JsonView value={source.raw} />
      </RawBlock>
    </>
  );
}

type FirstEventProps = { channelId: string; sourceName: string; messages: CreateSourceMessages };

function FirstEvent({ channelId, sourceName, messages }: FirstEventProps) {
  const command = publishCurl({ channelId, sourceName });
  return (
    <div className="sect">
      <h3>
        {messages.form.publish}
        <span className="end">
          <CopyButton text={command} what="curl" messages={messages.copy} />
        </span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
      <pre className="code plain-code" tabIndex={0} role="region" aria-label={messages.form.publish}>
        {command}
      </pre>
    </div>
  );
}

function outcome(source: SourceWithRaw, failed: boolean, form: CreateSourceMessages['form']): string {
  if (failed) return form.createdFailed;
  if (source.status === 'RUNNING')
    return format(form.createdRunning, { channel: source.channel_name ?? source.channel_id ?? '' });
  return format(form.createdOther, { status: source.status ?? '–' });
}
