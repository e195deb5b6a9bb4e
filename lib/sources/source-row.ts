import type { Source } from '../eg/read-source';

/** A source as the list shows it: no more of it travels to the browser. */
export type SourceRow = Pick<
  Source,
  'id' | 'name' | 'status' | 'type' | 'channel_name' | 'channel_id' | 'created_time'
>;

/** One page of the list. */
export type SourcesPage = {
  items: SourceRow[];
  /** All matches; null where EventGrid did not say. */
  total: number | null;
  /** The page that this is: the last one when a page past the end was asked for. */
  page: number;
  /** When it was read, by the server's clock in milliseconds: ages are counted from here. */
  readAt: number;
};
