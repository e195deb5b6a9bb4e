'use client';

import { useQueryClient } from '@tanstack/react-query';
import { EachWriteDialog } from '@/components/action/each-write-dialog';
import type { EachWriteResult } from '@/components/action/use-each-write';
import { withLateTexts } from '@/components/i18n/late-texts';
import { useTexts } from '@/components/i18n/use-texts';
import { afterDelete } from '@/components/list/panel/after-delete';
import type { PanelHistory } from '@/components/list/panel/use-panel-history';
import { subscriptionKeys } from '@/lib/browser/queries/subscriptions';
import type { EachOutcome } from '@/lib/guard/each-write';
import type { Action } from '@/lib/guard/outcome';
import { eachWrite as enEachWrite } from '@/lib/i18n/en/each-write';
import { subscriptionDialogs as enSubscriptionDialogs } from '@/lib/i18n/en/subscription-dialogs';
import { eachWrite as zhEachWrite } from '@/lib/i18n/zh-cn/each-write';
import { subscriptionDialogs as zhSubscriptionDialogs } from '@/lib/i18n/zh-cn/subscription-dialogs';
import type { ProjectScope } from '@/lib/session/session';
import type { SubscriptionsQuery } from '@/lib/subscriptions/query';
import type { SubscriptionRow } from '@/lib/subscriptions/row';

/** What can be done with several subscriptions at once. */
export type SubscriptionsVerb = 'enable' | 'disable' | 'delete';

/** The page's action for each. */
export type SubscriptionsActions = Record<SubscriptionsVerb, Action<EachOutcome[]>>;

export type SubscriptionsDialogProps = {
  verb: SubscriptionsVerb;
  rows: SubscriptionRow[];
  owner: ProjectScope;
  actions: SubscriptionsActions;
  history: PanelHistory<SubscriptionsQuery>;
  /** Called once, after the dialog has closed. */
  onClose: () => void;
};

/** Asks before it enables, disables or deletes subscriptions, then reads again what has changed. */
function SubscriptionsDialog(props: SubscriptionsDialogProps) {
  const { verb, rows, owner, actions, history, onClose } = props;
  const texts = useTexts('subscriptionDialogs');
  const client = useQueryClient();
  const closed = (result: EachWriteResult) => {
    onClose();
    if (verb === 'delete') afterDelete(client, history, subscriptionKeys.lists(), result);
    else if (result.done.length > 0 || result.unsure) void client.invalidateQueries({ queryKey: subscriptionKeys.all });
  };
  return (
    <EachWriteDialog
      id={`${verb}-subscriptions`}
      field="subscription_id"
      rows={rows}
      owner={owner}
      action={actions[verb]}
      texts={texts[verb]}
      isDanger={verb === 'delete'}
      onClose={closed}
    />
  );
}

export default withLateTexts(
  {
    en: { eachWrite: enEachWrite, subscriptionDialogs: enSubscriptionDialogs },
    'zh-CN': { eachWrite: zhEachWrite, subscriptionDialogs: zhSubscriptionDialogs },
  },
  SubscriptionsDialog,
);
