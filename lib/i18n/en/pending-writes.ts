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
};
