import { withLateTexts } from '@/components/i18n/late-texts';
import { PasteDialog } from '@/components/paste/paste-dialog';
import { paste as enPaste } from '@/lib/i18n/en/paste';
import { paste as zhPaste } from '@/lib/i18n/zh-cn/paste';
import { fillSubscription } from '@/lib/paste/fill';
import type { SubscriptionValues } from '@/lib/subscriptions/values';
import type { SubscriptionForm } from './use-subscription-form';

export type PasteSubscriptionProps = { form: SubscriptionForm; onClose: () => void };

/** Fills the form for a subscription from a paste. What the paste does not have stays as it is. */
function PasteSubscriptionPart({ form, onClose }: PasteSubscriptionProps) {
  const apply = (values: Partial<SubscriptionValues>) => {
    form.setAll({ ...form.values, ...values });
    document.querySelector<HTMLElement>('#name')?.focus();
  };
  return <PasteDialog noun="subscription" fill={fillSubscription} onApply={apply} onClose={onClose} />;
}

export default withLateTexts({ en: { paste: enPaste }, 'zh-CN': { paste: zhPaste } }, PasteSubscriptionPart);
