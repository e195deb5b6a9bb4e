'use client';

import { ShieldOff, TriangleAlert } from 'lucide-react';
import { CopyReport } from '@/components/action/copy-report';
import { useTexts } from '@/components/i18n/use-texts';
import { FailureStep } from '@/components/list/list-failure';
import type { Parts } from '@/lib/overview/parts';
import type { PartState } from './use-overview';

export type PartFailureProps = { name: keyof Parts; state: PartState; isAlert: boolean };

/** A line for a part that could not be read: what is missing, why, and the next step. */
export default function PartFailure({ name, state, isAlert }: PartFailureProps) {
  const texts = useTexts('overview');
  const { consoleTitle } = useTexts('forms');
  const { consoleText } = useTexts('lists').failed;
  const { isReading, refused, again } = state;
  const failure = refused?.failure ?? null;
  const Glyph = failure?.state === 'forbidden' ? ShieldOff : TriangleAlert;
  return (
    <div className="part-failure" role={isAlert ? 'alert' : undefined} data-part={name}>
      <Glyph aria-hidden="true" />
      <div>
        <b>{texts.missing[name]}</b>
        <small>
          <span>{`${failure?.title ?? consoleTitle}. `}</span>
          <span>{failure?.text ?? consoleText}</span>
        </small>
        {failure?.code || failure?.requestId ? (
          <small translate="no">
            {failure.code ? <code data-field="error_code">{failure.code}</code> : null}
            {failure.requestId ? <code data-field="request_id">{failure.requestId}</code> : null}
          </small>
        ) : null}
      </div>
      <div className="end">
        <FailureStep
          failure={failure}
          path="/overview"
          busy={isReading}
          onRetry={again}
          className="btn tiny"
          label={texts.again}
        />
        {failure && isAlert ? <CopyReport text={failure.report} className="btn tiny" /> : null}
      </div>
    </div>
  );
}
