import { cleanSearch } from '@/lib/eventgrid/schemas/clean';
import { itemPaths } from '@/lib/lists/item-path';
import {
  type ListState,
  matching,
  oneOf,
  PAGE_PART,
  SIZE_PART,
  SORT_PART,
  searchPart,
  urlState,
} from '@/lib/lists/url-state';

/** Longest name of a subscription (docs/wire.md, "SDK"). */
export const SUBSCRIPTION_NAME_MAX_CHARS = 128;

/** The statuses to filter by; `other` is any that this console does not know, and none. Rule: docs/wire.md, "SDK". */
export const SUBSCRIPTION_STATUSES = ['ENABLED', 'DISABLED', 'ERROR', 'FROZEN', 'other'] as const;
export type KnownStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** What the list of subscriptions shows, as encoded in its URL; an empty text is no filter. */
export type SubscriptionsQuery = ListState & { channel_id: string; status: KnownStatus | '' };

/** The list's state in its URL. By default it shows all subscriptions, newest first. */
export const SUBSCRIPTIONS_URL = urlState<SubscriptionsQuery>('/subscriptions', {
  q: searchPart(SUBSCRIPTION_NAME_MAX_CHARS),
  channel_id: { role: 'filter', default: '', read: (text) => matching(/^[A-Za-z0-9_-]{1,64}$/)(cleanSearch(text)) },
  status: { role: 'filter', default: '', read: oneOf(SUBSCRIPTION_STATUSES) },
  sort: SORT_PART,
  page: PAGE_PART,
  size: SIZE_PART,
});

export const {
  parse: parseSubscriptionsQuery,
  partsOf: subscriptionsQueryParts,
  pathOf: subscriptionsPath,
} = SUBSCRIPTIONS_URL;

export const SUBSCRIPTION_PATHS = itemPaths(SUBSCRIPTIONS_URL);

export const { itemPath: subscriptionPath } = SUBSCRIPTION_PATHS;

/** Where the form for a new subscription is, with its channel and source filled in if they are known. */
export function subscribePath(known: { channel_id?: string | null; source?: string | null }): string {
  const parts = Object.entries(known).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return parts.length === 0 ? '/subscriptions/new' : `/subscriptions/new?${new URLSearchParams(parts)}`;
}
