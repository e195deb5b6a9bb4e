/** Texts of the edit of one source, in the panel. */
export const editSource = {
  title: 'Edit {name}',
  fixed:
    'Name, type and channel are set when a source is created and cannot be changed. For others, create another source.',
  connection: 'Connection',
  change: 'Change connection',
  keep: 'Keep the connection as it is',
  secrets: 'EventGrid takes a connection as a whole: enter its secrets again.',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  nothing: 'Nothing was changed, so nothing was sent.',
  saved: 'Saved {name}',
  window:
    'The source is read once more just before it is saved. EventGrid itself does not check versions: what somebody else saves within the same second can be overwritten.',
  leave: 'Leave the edit? What you typed here is not saved.',
  meanwhile: {
    title: '{name} was changed meanwhile',
    text: 'Nothing was saved. This is what differs from what you opened.',
    onlyTime: 'Nothing that can be changed here differs; it was last changed at {time}.',
    caption: 'What differs',
    field: 'Field',
    yours: 'Yours',
    now: 'Now',
    untouched: 'Not changed by you',
    empty: 'Empty',
    mine: 'Save mine over it',
    theirs: 'Take what is there now',
  },
  consoleGone: {
    cause: 'Your browser could not reach the console, so it is not known whether EventGrid was asked.',
    next: 'Read the source again before you save again.',
  },
};
