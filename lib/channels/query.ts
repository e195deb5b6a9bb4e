import {
  type ListState,
  oneOf,
  PAGE_PART,
  PROVIDERS,
  type Provider,
  SIZE_PART,
  SORT_PART,
  searchPart,
  urlState,
} from '@/lib/lists/url-state';

/** Longest name of a channel (docs/wire.md, "EG API, Creating a Custom Event Channel"). */
export const CHANNEL_NAME_MAX_CHARS = 128;

/** What the list of channels shows, as encoded in its URL. */
export type ChannelsQuery = ListState & { provider: Provider };

/** The list's state in its URL. By default it shows the user's own channels, newest first. */
export const CHANNELS_URL = urlState<ChannelsQuery>('/channels', {
  q: searchPart(CHANNEL_NAME_MAX_CHARS),
  provider: { role: 'filter', default: 'CUSTOM', read: oneOf(PROVIDERS) },
  sort: SORT_PART,
  page: PAGE_PART,
  size: SIZE_PART,
});

export const { parse: parseChannelsQuery, partsOf: channelsQueryParts, pathOf: channelsPath } = CHANNELS_URL;
