import { Pencil, TriangleAlert } from 'lucide-react';
import { CopyReport } from '@/components/action/copy-report';
import { useTexts } from '@/components/i18n/use-texts';
import { Fact } from '@/components/ui/fact';
import type { SourceWithRaw } from '@/lib/eventgrid/answers/source';
import type { ProjectScope } from '@/lib/session/session';

type SourceWhyFailedProps = {
  source: SourceWithRaw;
  owner: ProjectScope;
  /** Opens the edit at the connection; omitted if there is none to edit. */
  onEditConnection?: () => void;
};

/** Shows why a source failed: first what to do about it, then EventGrid's own words. Nothing for a healthy one. */
export function SourceWhyFailed({ source, owner, onEditConnection }: SourceWhyFailedProps) {
  const texts = useTexts('sourcePage');
  const { none } = useTexts('sourceFacts');
  const { status, error_info, type } = source;
  const { titles, remedies, createAgain, noReason } = texts.failed;
  const title = status === 'ERROR' || status === 'CREATE_FAILED' ? titles[status] : null;
  if (title === null && error_info === null) return null;
  const advice = type === 'RABBITMQ' || type === 'ROCKETMQ' ? remedies[type] : remedies.other;
  return (
    <section className="message bad" aria-label={texts.whyFailed}>
      <div className="message-body">
        <TriangleAlert aria-hidden="true" />
        <h3>{title ?? texts.whyFailed}</h3>
        <p>{status === 'CREATE_FAILED' ? `${advice} ${createAgain}` : advice}</p>
        {error_info === null ? <p>{noReason}</p> : null}
        <div className="actions">
          {onEditConnection ? (
            <button type="button" className="btn tiny" onClick={onEditConnection}>
              <Pencil aria-hidden="true" />
              <span>{texts.editConnection}</span>
            </button>
          ) : null}
          <CopyReport className="btn tiny" text={() => reportOf(source, owner)} />
        </div>
      </div>
      {error_info === null ? null : (
        <dl className="fact-list">
          <Fact field="error_code" label={texts.code} none={none}>
            {error_info.error_code ? <code translate="no">{error_info.error_code}</code> : null}
          </Fact>
          <Fact field="error_msg" label={texts.message} none={none}>
            {error_info.error_msg ? <bdi>{error_info.error_msg}</bdi> : null}
          </Fact>
          <Fact field="error_detail" label={texts.detail} none={none}>
            {error_info.error_detail ? <code dir="auto">{error_info.error_detail}</code> : null}
          </Fact>
        </dl>
      )}
    </section>
  );
}

/** Writes a report of the failure for support, one item per line. It contains no secret. */
function reportOf({ id, name, type, status, updated_time, error_info }: SourceWithRaw, owner: ProjectScope): string {
  const lines: [string, string | null | undefined][] = [
    ['Source', name],
    ['Source ID', id],
    ['Type', type],
    ['Status', status],
    ['error_code', error_info?.error_code],
    ['error_msg', error_info?.error_msg],
    ['error_detail', error_info?.error_detail],
    ['Updated', updated_time],
    ['Region', owner.endpoint_id],
    ['Project ID', owner.project_id],
  ];
  return lines
    .filter(([, value]) => value)
    .map(([label, value]) => `${label}: ${value?.replaceAll(/\s+/g, ' ')}`)
    .join('\n');
}
