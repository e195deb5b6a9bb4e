/** Texts of the channel picker’s field. */
export const channelPicker = {
  placeholder: 'Search by name or ID',
  findChannel: 'Search channels by name',
  filterForbidden: 'You don’t have permission to list channels ({action}). Enter a channel ID.',
  channelId: 'Channel ID',
  list: 'Channels',
  open: 'Show channels',
};
