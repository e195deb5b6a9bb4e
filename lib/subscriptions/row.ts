import type { Subscription } from '@/lib/eventgrid/answers/subscription';
import type { ListPage } from '@/lib/lists/find-page';
import { type KnownStatus, SUBSCRIPTION_STATUSES } from './query';

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
  /** Number of subscriptions by status, whichever is filtered by; null if not all were read. */
  counts: StatusCounts | null;
};

/** Number of subscriptions by status. */
export type StatusCounts = Record<KnownStatus | 'all', number>;

/** Returns the status to filter a subscription by. New statuses and missing ones are `other`. */
export const statusOf = ({ status }: Pick<Subscription, 'status'>): KnownStatus =>
  SUBSCRIPTION_STATUSES.find((one) => one === status) ?? 'other';

/** Counts subscriptions by status. */
export const countStatuses = (rows: readonly Pick<Subscription, 'status'>[]): StatusCounts =>
  Object.fromEntries([
    ['all', rows.length],
    ...SUBSCRIPTION_STATUSES.map((status) => [status, rows.filter((row) => statusOf(row) === status).length]),
  ]);

/** Picks the fields of a subscription that the list shows. */
export const rowOf = (subscription: Subscription): SubscriptionRow =>
  Object.fromEntries(FIELDS.map((field) => [field, subscription[field]])) as SubscriptionRow;
