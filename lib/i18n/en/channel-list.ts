/** Texts of the list behind the channel picker’s field. */
export const channelList = {
  count: { one: '{count} channel', other: '{count} channels' },
  countMatching: { one: '{count} channel matches “{text}”', other: '{count} channels match “{text}”' },
  countOtherCase: {
    one: '{count} channel matches “{text}” in another case',
    other: '{count} channels match “{text}” in another case',
  },
  shown: '{shown} of {count} shown',
  loading: 'Loading channels',
  loadingMore: 'Loading more',
  noMatch: 'No channel has “{text}” in its name.',
  noneYet: 'This project has no custom channels yet. A source needs one, and you can create it here.',
  failed: 'Couldn’t load the channels.',
  retry: 'Retry',
  create: 'Create channel',
  createNamed: 'Create channel “{text}”',
  twin: 'Channel “{twin}” exists. “{text}” would be another channel, since case matters.',
  createText:
    'The channel is created immediately and selected for the source. What you entered for the source is kept.',
  keys: 'to move',
  enter: 'to select',
  created: 'Created channel {name} and selected it',
};
