import { Braces, Rabbit, Rocket } from 'lucide-react';
import type { SourceType } from '@/lib/eg/source-limits';

const ICONS = { APPLICATION: Braces, RABBITMQ: Rabbit, ROCKETMQ: Rocket };

/** Draws the sign of a source type. */
export function SourceTypeIcon({ type }: { type: SourceType }) {
  const Icon = ICONS[type];
  return <Icon aria-hidden="true" />;
}
