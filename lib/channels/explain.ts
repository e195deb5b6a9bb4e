import { listExplainer } from '@/lib/lists/explain';

/** Explains why channels could not be listed. */
export const explainChannelsFailure = listExplainer({
  operation: 'listChannels',
  action: 'eg:channels:list',
  texts: ({ channelsPage }) => channelsPage.forbidden,
});
