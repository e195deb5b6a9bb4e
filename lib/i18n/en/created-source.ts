/** Texts of a source that was just created. */
export const createdSource = {
  foundByCheck: 'The response was lost, so the console checked with EventGrid: the source exists.',
  running: 'It’s Running on channel {channel}. You can send events now.',
  failed: 'EventGrid created it, but it isn’t working yet. Open it to see why.',
  other: 'EventGrid reports its status as {status}.',
  open: 'Open source',
  subscribe: 'Subscribe',
  copyAll: 'Copy all',
  allFields: 'all fields',
  response: 'Response',
  publish: 'Send the first event',
};
