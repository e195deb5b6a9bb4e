import type { Subscription } from '@/lib/eventgrid/answers/subscription';
import type { ListPage } from '@/lib/lists/find-page';

const FIELDS = [
  'id',
  'name',
  'status',
  'description',
  'channel_id',
  'channel_name',
  'source_names',
  'target_labels',
  'created_time',
  'updated_time',
] as const;

/** A subscription as the list shows it. Nothing else about it is sent to the browser. */
export type SubscriptionRow = Pick<Subscription, (typeof FIELDS)[number]>;

/** One page of the list. */
export type SubscriptionsPage = ListPage<SubscriptionRow> & {
  /** Name of the channel in the filter; null without such a filter or if its name is unknown. */
  channelName: string | null;
};

/** Picks the fields of a subscription that the list shows. */
export const rowOf = (subscription: Subscription): SubscriptionRow =>
  Object.fromEntries(FIELDS.map((field) => [field, subscription[field]])) as SubscriptionRow;
