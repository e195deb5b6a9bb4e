'use client';

import { useTexts } from '@/components/i18n/use-texts';
import { ListTrouble } from '@/components/list/list-trouble';
import type { List } from '@/components/list/use-list';
import type { SubscriptionsQuery } from '@/lib/subscriptions/query';
import type { SubscriptionsPage } from '@/lib/subscriptions/row';

export type SubscriptionsTroubleProps = {
  list: List<SubscriptionsQuery, SubscriptionsPage>;
  project: string;
};

/** Shows what is wrong with the list of subscriptions. */
export default function SubscriptionsTrouble(props: SubscriptionsTroubleProps) {
  const { q, channel_id } = props.list.query;
  const texts = useTexts('subscriptions');
  const { searchHint } = useTexts('lists');
  const { noMatch } = texts;
  return (
    <ListTrouble
      {...props}
      texts={texts}
      noMatch={{
        text: q === '' && channel_id !== '' ? noMatch.ofChannel : noMatch.text,
        hint: q === '' ? null : searchHint,
      }}
      create={null}
    />
  );
}
