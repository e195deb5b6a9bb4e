'use client';

import { useTexts } from '@/components/i18n/use-texts';
import { CopyButton } from '@/components/ui/copy-button';
import { Icon } from '@/components/ui/icon';

type CopyReportProps = { text: string | (() => string); className: string };

/** Copies the report for support. */
export function CopyReport({ text, className }: CopyReportProps) {
  const { report, copyReport } = useTexts('refusal');
  return (
    <CopyButton
      className={className}
      icon={<Icon name="clipboard-list" />}
      text={text}
      what={report}
      label={copyReport}
    />
  );
}
