/**
 * Texts of the dialogs that enable, disable or delete subscriptions: `one` and `many` say the same of one and of
 * several.
 */
export const subscriptionDialogs = {
  enable: {
    one: {
      title: 'Enable subscription {name}?',
      consequence: 'Its targets get the events that match from now on. Earlier events aren’t delivered.',
      keep: 'Cancel',
      submit: 'Enable',
    },
    many: {
      title: 'Enable {count} subscriptions?',
      consequence: 'Their targets get the events that match from now on. Earlier events aren’t delivered.',
      keep: 'Cancel',
      submit: 'Enable {count} subscriptions',
    },
    list: 'Subscriptions to enable',
    submitting: 'Enabling…',
    again: 'Enable again',
    results: {
      title: '{done} of {total} enabled',
      done: 'Enabled',
      failed: 'Not enabled',
    },
    doneOne: 'Enabled {name}',
    consoleText:
      'We couldn’t confirm whether anything was enabled. It’s safe to try again; the list reloads when you close this.',
  },
  disable: {
    one: {
      title: 'Disable subscription {name}?',
      consequence: 'Its targets get no more events. Events that arrive while it’s disabled are never delivered.',
      keep: 'Cancel',
      submit: 'Disable',
    },
    many: {
      title: 'Disable {count} subscriptions?',
      consequence: 'Their targets get no more events. Events that arrive while they’re disabled are never delivered.',
      keep: 'Cancel',
      submit: 'Disable {count} subscriptions',
    },
    list: 'Subscriptions to disable',
    submitting: 'Disabling…',
    again: 'Disable again',
    results: {
      title: '{done} of {total} disabled',
      done: 'Disabled',
      failed: 'Not disabled',
    },
    doneOne: 'Disabled {name}',
    consoleText:
      'We couldn’t confirm whether anything was disabled. It’s safe to try again; the list reloads when you close this.',
  },
  delete: {
    one: {
      title: 'Delete subscription {name}?',
      consequence: 'This can’t be undone. Its targets get no more events; its source and channel stay.',
      keep: 'Keep it',
      submit: 'Delete subscription',
    },
    many: {
      title: 'Delete {count} subscriptions?',
      consequence: 'This can’t be undone. Their targets get no more events; their sources and channels stay.',
      keep: 'Keep them',
      submit: 'Delete {count} subscriptions',
    },
    list: 'Subscriptions to delete',
    submitting: 'Deleting…',
    again: 'Delete again',
    results: {
      title: '{done} of {total} deleted',
      done: 'Deleted',
      failed: 'Not deleted',
    },
    doneOne: 'Deleted {name}',
    consoleText:
      'We couldn’t confirm whether anything was deleted. It’s safe to delete again; the list reloads when you close this.',
  },
};
