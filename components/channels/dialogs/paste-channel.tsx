import { withLateTexts } from '@/components/i18n/late-texts';
import { PasteDialog } from '@/components/paste/paste-dialog';
import { paste as enPaste } from '@/lib/i18n/en/paste';
import { paste as zhPaste } from '@/lib/i18n/zh-cn/paste';
import { fillChannel } from '@/lib/paste/fill';

export type PasteChannelProps = {
  onApply: (values: { name?: string; description?: string }) => void;
  onClose: () => void;
};

/** Fills the dialog for a channel from a paste. */
const PasteChannelPart = (props: PasteChannelProps) => <PasteDialog {...props} noun="channel" fill={fillChannel} />;

export default withLateTexts({ en: { paste: enPaste }, 'zh-CN': { paste: zhPaste } }, PasteChannelPart);
