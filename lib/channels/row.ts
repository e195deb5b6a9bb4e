import type { Channel } from '@/lib/eventgrid/answers/channel';

/** A channel as the list shows it: no more of it travels to the browser. */
export type ChannelRow = Pick<
  Channel,
  'id' | 'name' | 'description' | 'provider_type' | 'cross_account' | 'created_time'
>;

/** One page of the list. */
export type ChannelsPage = {
  items: ChannelRow[];
  /** All matches; null where EventGrid did not say. */
  total: number | null;
  /** The page that this is: the last one when a page past the end was asked for. */
  page: number;
  /** When it was read, by the server's clock in milliseconds: ages are counted from here. */
  readAt: number;
};
