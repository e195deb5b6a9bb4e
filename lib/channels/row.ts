import type { Channel } from '@/lib/eventgrid/answers/channel';
import type { ListPage } from '@/lib/lists/find-page';

/** A channel as the list shows it. Nothing else about it is sent to the browser. */
export type ChannelRow = Pick<
  Channel,
  'id' | 'name' | 'description' | 'provider_type' | 'cross_account' | 'created_time'
>;

/** One page of the list. */
export type ChannelsPage = ListPage<ChannelRow> & {
  /** Whether no name has the search text as typed: these have it in another case. */
  isOtherCase: boolean;
};
