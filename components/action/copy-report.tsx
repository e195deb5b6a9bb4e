import { CopyButton } from '@/components/ui/copy-button';
import type { CopyMessages } from '@/components/ui/copy-texts';
import { Icon } from '@/components/ui/icon';

export type CopyReportMessages = { copyReport: string; report: string; copy: CopyMessages };

type CopyReportProps = { text: string | (() => string); className: string; messages: CopyReportMessages };

/** Copies what a person hands on to someone who can help. */
export const CopyReport = ({ text, className, messages }: CopyReportProps) => (
  <CopyButton
    className={className}
    icon={<Icon name="clipboard-list" />}
    text={text}
    what={messages.report}
    label={messages.copyReport}
    messages={messages.copy}
  />
);
