import { Icon } from '@/components/ui/icon';
import type { SourceType } from '@/lib/eventgrid/schemas/source-limits';

const ICONS = { APPLICATION: 'braces', RABBITMQ: 'rabbit', ROCKETMQ: 'rocket' } as const;

/** The icon of a source type. */
export const SourceTypeIcon = ({ type }: { type: SourceType }) => <Icon name={ICONS[type]} />;
