import { itemPage } from '@/app/item-page';
import { SubscriptionBrowser } from '@/components/subscriptions/list/subscription-browser';
import { parseSubscriptionsQuery, subscriptionPath } from '@/lib/subscriptions/query';
import { oneSubscriptionRead, readOneSubscription } from '@/lib/subscriptions/reads';
import { SubscriptionsScreen } from '../subscriptions-screen';

const page = itemPage({
  param: 'subscriptionId',
  titleOf: ({ subscriptions }) => subscriptions.title,
  parse: parseSubscriptionsQuery,
  pathOf: subscriptionPath,
  read: readOneSubscription,
  nameOf: ({ subscription }) => subscription.name,
  explain: oneSubscriptionRead.explain,
  screen: (props) => <SubscriptionsScreen {...props} Browser={SubscriptionBrowser} />,
});

export const { generateMetadata } = page;
export default page.Page;
