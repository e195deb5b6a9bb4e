import type { ReactNode } from 'react';
import { CopyButton } from '@/components/ui/copy-button';
import { fillNodes } from '@/components/ui/fill-nodes';
import { Icon } from '@/components/ui/icon';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** TCP ports that a RocketMQ instance's security group must allow (docs/wire.md, "TF"). */
const ROCKETMQ_PORTS = ['8100', '10100–10103'];
const ROCKETMQ_PORTS_TEXT = '8100,10100-10103';
/** Regions that offer RabbitMQ sources (docs/wire.md, "EG user guide, message sources"). */
const RABBITMQ_REGIONS = ['cn-east-2', 'cn-east-3', 'cn-north-4', 'cn-north-9', 'cn-south-1'];
/** Agencies that the first source of a message instance needs (docs/wire.md, "EG user guide, message sources"). */
const AGENCIES = ['EG_DELEGATE_FG_AGENCY', 'EG_AGENCY'];

/** Lists what a message instance needs beforehand, by type. The console can't check it, so there are no checkmarks. */
export function Prerequisites({ texts }: { texts: Dictionary['prerequisites'] }) {
  const agencies = (
    <li key="agencies">
      <span>{fillNodes(texts.agencies, { agencies: <Codes codes={AGENCIES} /> })}</span>
    </li>
  );
  return (
    <>
      <Box className="for-rabbitmq" title={texts.RABBITMQ.title}>
        <li>
          <span>{fillNodes(texts.RABBITMQ.region, { regions: <Codes codes={RABBITMQ_REGIONS} /> })}</span>
        </li>
        <li>
          <span>{texts.RABBITMQ.instance}</span>
        </li>
        {agencies}
      </Box>
      <Box className="for-rocketmq" title={texts.ROCKETMQ.title}>
        <li>
          <span>{fillNodes(texts.ROCKETMQ.ports, { ports: <Codes codes={ROCKETMQ_PORTS} /> })}</span>
          <CopyButton text={ROCKETMQ_PORTS_TEXT} what={texts.portsName} />
        </li>
        <li>
          <span>{texts.ROCKETMQ.instance}</span>
        </li>
        {agencies}
      </Box>
    </>
  );
}

function Box({ className, title, children }: { className: string; title: string; children: ReactNode }) {
  return (
    <details className={`prerequisites ${className}`} open>
      <summary>
        <Icon name="list-checks" />
        <span>{title}</span>
        <Icon name="chevron-down" />
      </summary>
      <ul>{children}</ul>
    </details>
  );
}

const Codes = ({ codes }: { codes: string[] }) =>
  codes.map((code, index) => (
    <span key={code}>
      {index > 0 ? <span>, </span> : null}
      <code translate="no">{code}</code>
    </span>
  ));
