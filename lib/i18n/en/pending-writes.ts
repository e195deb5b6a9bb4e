/** Texts of the lines about writes that were interrupted. */
export const pendingWrites = {
  title: 'Interrupted before EventGrid responded',
  sent: 'Sent',
  open: 'Open {name}',
  again: 'Check again',
  dismiss: 'Dismiss',
  dismissAll: 'Dismiss all',
  dismissNamed: 'Dismiss the message about {name}',
  compare: 'EventGrid has other values than those sent, or only secrets were sent. Compare before you save again.',
  compareNew: 'EventGrid has one with this name, but it may be someone else’s. Compare it with what you entered.',
  createSource: {
    done: '{name} was created.',
    'not-done': '{name} was not created.',
    unknown: 'We couldn’t confirm whether {name} was created.',
  },
  updateSource: {
    done: 'The change to {name} was saved.',
    'not-done': 'The change to {name} was not saved.',
    unknown: 'We couldn’t confirm whether the change to {name} was saved.',
  },
  deleteSource: {
    done: '{name} was deleted.',
    'not-done': '{name} was not deleted.',
    unknown: 'We couldn’t confirm whether {name} was deleted.',
  },
  createChannel: {
    done: 'Channel {name} was created.',
    'not-done': 'Channel {name} was not created.',
    unknown: 'We couldn’t confirm whether channel {name} was created.',
  },
  updateChannel: {
    done: 'The change to channel {name} was saved.',
    'not-done': 'The change to channel {name} was not saved.',
    unknown: 'We couldn’t confirm whether the change to channel {name} was saved.',
  },
  deleteChannel: {
    done: 'Channel {name} was deleted.',
    'not-done': 'Channel {name} was not deleted.',
    unknown: 'We couldn’t confirm whether channel {name} was deleted.',
  },
  createSubscription: {
    done: 'Subscription {name} was created.',
    'not-done': 'Subscription {name} was not created.',
    unknown: 'We couldn’t confirm whether subscription {name} was created.',
  },
  updateSubscription: {
    done: 'The change to subscription {name} was saved.',
    'not-done': 'The change to subscription {name} was not saved.',
    unknown: 'We couldn’t confirm whether the change to subscription {name} was saved.',
  },
  deleteSubscription: {
    done: 'Subscription {name} was deleted.',
    'not-done': 'Subscription {name} was not deleted.',
    unknown: 'We couldn’t confirm whether subscription {name} was deleted.',
  },
  enableSubscription: {
    done: 'Subscription {name} was enabled.',
    'not-done': 'Subscription {name} was not enabled.',
    unknown: 'We couldn’t confirm whether subscription {name} was enabled.',
  },
  disableSubscription: {
    done: 'Subscription {name} was disabled.',
    'not-done': 'Subscription {name} was not disabled.',
    unknown: 'We couldn’t confirm whether subscription {name} was disabled.',
  },
  publishEvents: {
    done: 'The test event of {name} was sent.',
    'not-done': 'The test event of {name} was not sent.',
    unknown: 'We couldn’t confirm whether the test event of {name} was sent.',
  },
  /** A write that another version of the console sent. */
  other: {
    done: 'The change to {name} took effect.',
    'not-done': 'The change to {name} did not take effect.',
    unknown: 'Another version of the console changed {name}. This one can’t confirm the outcome.',
  },
};
