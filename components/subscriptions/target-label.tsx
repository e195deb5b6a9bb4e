import { useTexts } from '@/components/i18n/use-texts';
import { Nothing } from '@/components/ui/nothing';
import type { TargetLabel } from '@/lib/eventgrid/answers/subscription';
import { format } from '@/lib/i18n/format';

/** Shows a subscription's first target and how many others there are; all of them to a pointer. */
export function TargetLabels({ labels }: { labels: readonly TargetLabel[] }) {
  const { kinds, noTarget } = useTexts('subscriptionFacts');
  const { none } = useTexts('lists');
  const [first, ...others] = labels;
  if (first === undefined) return <Nothing label={noTarget} />;
  const textOf = ({ kind, label }: TargetLabel) =>
    kind === null ? (label ?? none) : format('{kind}: {label}', { kind: kinds[kind], label: label ?? none });
  return (
    <span className="targets" title={labels.map(textOf).join('\n')}>
      <bdi className="truncate" translate="no">
        {textOf(first)}
      </bdi>
      {others.length > 0 ? <span className="tag num">{`+${others.length}`}</span> : null}
    </span>
  );
}
