'use client';

import type { ReactNode, Ref } from 'react';
import { CodeSection } from '@/components/code/code-section';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { SourceFacts } from '@/components/sources/panel/source-facts';
import { CopyButton } from '@/components/ui/copy-button';
import { fillNames } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { JsonView } from '@/components/ui/json-view';
import { Link } from '@/components/ui/link';
import { Message } from '@/components/ui/message';
import { RawBlock } from '@/components/ui/raw-block';
import { sourceBody } from '@/lib/code/bodies';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { createdSource as enCreatedSource } from '@/lib/i18n/en/created-source';
import { createdSource as zhCreatedSource } from '@/lib/i18n/zh-cn/created-source';
import { publishCurl } from '@/lib/sources/publish-curl';
import { subscribePath } from '@/lib/subscriptions/query';

type CreatedViewProps = {
  source: SourceWithRaw;
  /** Whether its answer was lost and a check found it. */
  foundByCheck: boolean;
  requestId: string | null;
  /** Gets the focus after the source was created. */
  headingRef: Ref<HTMLHeadingElement>;
};

/**
 * Shows a source that was just created: first its ID to copy, then every field, where to go next, and the answer
 * itself.
 */
function CreatedViewPart({ source, foundByCheck, requestId, headingRef }: CreatedViewProps) {
  const texts = useTexts('createdSource');
  const { created } = useTexts('createSource');
  const failed = source.status === 'ERROR' || source.status === 'CREATE_FAILED';
  return (
    <>
      <Message
        tone={failed ? 'warn' : 'good'}
        icon={<Icon name={failed ? 'triangle' : 'circle-check'} />}
        title={fillNames(created, { name: source.name ?? source.id ?? '' })}
        headingRef={headingRef}
        below={
          <>
            <SourceFacts source={source} requestId={requestId} times={{ mode: 'utc', readAt: 0 }} />
            <div className="message-foot">
              <Link className="btn small" href={`/sources/${encodeURIComponent(source.id ?? '')}`}>
                {texts.open}
              </Link>
              <Link className="btn small" href={subscribePath({ channel_id: source.channel_id, source: source.name })}>
                {texts.subscribe}
              </Link>
              <CopyButton
                className="btn small"
                icon={<Icon name="clipboard-list" />}
                text={() => JSON.stringify(source.raw, null, 2)}
                what={texts.allFields}
                label={texts.copyAll}
              />
            </div>
          </>
        }
      >
        {foundByCheck ? <p data-field="found">{texts.foundByCheck}</p> : null}
        <p>{outcome(source, failed, texts)}</p>
      </Message>
      {source.type === 'APPLICATION' && source.channel_id && source.name ? (
        <FirstEvent channelId={source.channel_id} sourceName={source.name} />
      ) : null}
      <CodeSection noun="source" id={source.id} body={() => sourceBody(source)} />
      <RawBlock title={texts.response} aside="200">
        <JsonView value={source.raw} />
      </RawBlock>
    </>
  );
}

export const CreatedView = withLateTexts(
  { en: { createdSource: enCreatedSource }, 'zh-CN': { createdSource: zhCreatedSource } },
  CreatedViewPart,
);

type FirstEventProps = { channelId: string; sourceName: string };

function FirstEvent({ channelId, sourceName }: FirstEventProps) {
  const { publish } = useTexts('createdSource');
  const command = publishCurl({ channelId, sourceName });
  return (
    <div className="section">
      <h3>
        <span>{publish}</span>
        <span className="end">
          <CopyButton text={command} what="curl" />
        </span>
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard. */}
      <pre className="code plain-code" tabIndex={0} role="region" aria-label={publish} translate="no">
        {command}
      </pre>
    </div>
  );
}

function outcome(source: SourceWithRaw, failed: boolean, texts: Dictionary['createdSource']): ReactNode {
  if (failed) return texts.failed;
  if (source.status === 'RUNNING')
    return fillNames(texts.running, { channel: source.channel_name ?? source.channel_id ?? '' });
  return fillNames(texts.other, { status: source.status ?? '–' });
}
