import type { UseFormReturn } from 'react-hook-form';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { PasteDialog } from '@/components/paste/paste-dialog';
import { paste as enPaste } from '@/lib/i18n/en/paste';
import { paste as zhPaste } from '@/lib/i18n/zh-cn/paste';
import { fillSource } from '@/lib/paste/fill';
import type { CreateSourceValues } from '@/lib/sources/values';
import { fillForm } from './fill-form';

export type PasteSourceProps = {
  form: UseFormReturn<CreateSourceValues>;
  onChannel: (channel: null) => void;
  onClose: () => void;
};

/** Fills the form for a source from a paste. What the paste does not have stays as it is. */
function PasteSourcePart({ form, onChannel, onClose }: PasteSourceProps) {
  const { labels } = useTexts('sourceFields');
  const apply = (values: Partial<CreateSourceValues>) => {
    if (values.channel_id !== undefined) onChannel(null);
    fillForm(form, values);
  };
  return <PasteDialog noun="source" fill={fillSource} labels={labels} onApply={apply} onClose={onClose} />;
}

export default withLateTexts({ en: { paste: enPaste }, 'zh-CN': { paste: zhPaste } }, PasteSourcePart);
