/** Texts of the lines about writes that were interrupted. */
export const pendingWrites = {
  title: 'Interrupted before the answer came',
  sent: 'Sent',
  open: 'Open {name}',
  again: 'Look again',
  createSource: {
    done: '{name} was created.',
    'not-done': '{name} was not created.',
    unknown: 'Whether {name} was created could not be found out yet.',
  },
  updateSource: {
    done: 'The change of {name} was saved.',
    'not-done': 'The change of {name} was not saved.',
    unknown: 'Whether the change of {name} was saved could not be found out yet.',
  },
  deleteSource: {
    done: '{name} was deleted.',
    'not-done': '{name} was not deleted.',
    unknown: 'Whether {name} was deleted could not be found out yet.',
  },
  createChannel: {
    done: 'Channel {name} was created.',
    'not-done': 'Channel {name} was not created.',
    unknown: 'We couldn’t confirm whether channel {name} was created.',
  },
  updateChannel: {
    done: 'The change of channel {name} was saved.',
    'not-done': 'The change of channel {name} was not saved.',
    unknown: 'We couldn’t confirm whether the change of channel {name} was saved.',
  },
  deleteChannel: {
    done: 'Channel {name} was deleted.',
    'not-done': 'Channel {name} was not deleted.',
    unknown: 'We couldn’t confirm whether channel {name} was deleted.',
  },
  /** A write that another version of the console sent. */
  other: {
    done: 'The write of {name} took effect.',
    'not-done': 'The write of {name} did not take effect.',
    unknown: 'Another version of the console wrote {name}. This one can’t confirm the outcome.',
  },
};
