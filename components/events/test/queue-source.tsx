'use client';

import { useTexts } from '@/components/i18n/use-texts';
import { CopyButton } from '@/components/ui/copy-button';
import { fillNodes } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import { Message } from '@/components/ui/message';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';

const EXAMPLE = JSON.stringify({ order: { id: '58211', total: 128.4 } }, null, 2);

/** Says that a message source has nothing to be sent from here: where its events come from, and what to send there. */
export function QueueSource({ source }: { source: Pick<SourceWithRaw, 'type' | 'detail'> }) {
  const texts = useTexts('testEvent').queue;
  const { type, detail } = source;
  const at = (field: string) => {
    const value = detail?.[field];
    return typeof value === 'string' && value !== '' ? (
      <code className="wrap-anywhere" translate="no">
        {value}
      </code>
    ) : (
      texts.unknown
    );
  };
  const places = {
    queue: at('queue_name'),
    vhost: at('vhost_name'),
    topic: at('topic'),
    group: at('group'),
    instance: at(detail?.instance_id ? 'instance_id' : 'namesrv_address'),
  };
  const text = type === 'RABBITMQ' || type === 'ROCKETMQ' ? texts[type] : texts.other;
  return (
    <div className="grid gap-4 max-w-190">
      <Message tone="info" icon={<Icon name="info" />} title={texts.title} heading="h2">
        <p>{fillNodes(text, places)}</p>
        <p>{texts.sendThere}</p>
      </Message>
      <div className="code">
        <div className="tabs">
          <span className="code-name">{texts.example}</span>
          <span className="end">
            <CopyButton text={EXAMPLE} what={texts.message} />
          </span>
        </div>
        <pre translate="no">{EXAMPLE}</pre>
      </div>
      <p className="text-sm text-ink-2">{texts.becomes}</p>
    </div>
  );
}
