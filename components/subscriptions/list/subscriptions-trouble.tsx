'use client';

import { useTexts } from '@/components/i18n/use-texts';
import { ListTrouble } from '@/components/list/list-trouble';
import type { List } from '@/components/list/use-list';
import { Icon } from '@/components/ui/icon';
import { Link } from '@/components/ui/link';
import { type SubscriptionsQuery, subscribePath } from '@/lib/subscriptions/query';
import type { SubscriptionsPage } from '@/lib/subscriptions/row';

export type SubscriptionsTroubleProps = {
  list: List<SubscriptionsQuery, SubscriptionsPage>;
  project: string;
};

/** Shows what is wrong with the list of subscriptions, and offers to create one. */
export default function SubscriptionsTrouble(props: SubscriptionsTroubleProps) {
  const { q, channel_id } = props.list.query;
  const texts = useTexts('subscriptions');
  const { searchHint } = useTexts('lists');
  const { noMatch, create } = texts;
  const path = subscribePath({ channel_id });
  return (
    <ListTrouble
      {...props}
      texts={texts}
      noMatch={{
        text: q === '' && channel_id !== '' ? noMatch.ofChannel : noMatch.text,
        hint: q === '' ? null : searchHint,
      }}
      create={
        <Link className="btn primary" href={path}>
          <Icon name="plus" />
          <span>{create}</span>
        </Link>
      }
      forbidden={
        <Link className="btn quiet" href={path}>
          {create}
        </Link>
      }
    />
  );
}
