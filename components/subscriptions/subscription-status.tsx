import { useTexts } from '@/components/i18n/use-texts';
import { Icon } from '@/components/ui/icon';
import { NewWord, Nothing } from '@/components/ui/nothing';

/**
 * Shows a subscription's status: quiet if it delivers, prominent if it failed, EventGrid's own word if it is unknown.
 */
export function SubscriptionStatus({ status }: { status: string | null }) {
  const { statuses, noStatus } = useTexts('subscriptionFacts');
  if (status === 'ENABLED') return <span className="status well">{statuses.ENABLED}</span>;
  if (status === 'DISABLED') return <span className="status off">{statuses.DISABLED}</span>;
  if (status === 'ERROR' || status === 'FROZEN')
    return (
      <span className="status bad">
        <Icon name="triangle" />
        <span>{statuses[status]}</span>
      </span>
    );
  if (status) return <NewWord text={status} />;
  return <Nothing label={noStatus} />;
}
