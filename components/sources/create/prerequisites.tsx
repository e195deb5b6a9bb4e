import { ChevronDown, ListChecks } from 'lucide-react';
import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import type { CopyMessages } from '@/components/ui/copy-texts';
import type { createSource } from '@/lib/i18n/en/create-source';

type PrerequisitesProps = { messages: (typeof createSource)['before']; copy: CopyMessages };

/** TCP ports that a RocketMQ instance's security group must admit (docs/wire.md, "TF"). */
const ROCKETMQ_PORTS = ['8100', '10100–10103'];
const ROCKETMQ_PORTS_TEXT = '8100,10100-10103';
/** Regions that offer RabbitMQ sources (docs/wire.md, "EG user guide, message sources"). */
const RABBITMQ_REGIONS = ['cn-east-2', 'cn-east-3', 'cn-north-4', 'cn-north-9', 'cn-south-1'];
/** Agencies that the first source of a message instance needs (docs/wire.md, "EG user guide, message sources"). */
const AGENCIES = ['EG_DELEGATE_FG_AGENCY', 'EG_AGENCY'];

/** Says what a message instance needs beforehand, by type; the console cannot check it, so there are no ticks. */
export function Prerequisites({ messages, copy }: PrerequisitesProps) {
  const agencies = (
    <li key="agencies">
      <span>
        {messages.agencies} <Codes texts={AGENCIES} />
      </span>
    </li>
  );
  const [before = '', after = ''] = messages.RABBITMQ.region.split('{regions}');
  return (
    <>
      <Box className="for-rabbitmq" title={messages.RABBITMQ.title}>
        <li>
          <span>
            {before}
            <Codes texts={RABBITMQ_REGIONS} />
            {after}
          </span>
        </li>
        <li>
          <span>{messages.RABBITMQ.instance}</span>
        </li>
        {agencies}
      </Box>
      <Box className="for-rocketmq" title={messages.ROCKETMQ.title}>
        <li>
          <span>
            {messages.ROCKETMQ.ports} <Codes texts={ROCKETMQ_PORTS} />
          </span>
          <CopyButton text={ROCKETMQ_PORTS_TEXT} what={messages.portsName} messages={copy} />
        </li>
        <li>
          <span>{messages.ROCKETMQ.instance}</span>
        </li>
        {agencies}
      </Box>
    </>
  );
}

function Box({ className, title, children }: { className: string; title: string; children: ReactNode }) {
  return (
    <details className={`need ${className}`} open>
      <summary>
        <ListChecks aria-hidden="true" />
        {title}
        <ChevronDown aria-hidden="true" />
      </summary>
      <ul>{children}</ul>
    </details>
  );
}

const Codes = ({ texts }: { texts: string[] }) =>
  texts.map((text, index) => (
    <span key={text}>
      {index > 0 ? ', ' : ''}
      <code>{text}</code>
    </span>
  ));
