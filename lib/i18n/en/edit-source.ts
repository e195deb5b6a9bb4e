/** Texts of the edit of one source, in the panel. */
export const editSource = {
  title: 'Edit {name}',
  fixed:
    'Name, type and channel can’t be changed after a source is created. To use different ones, create another source.',
  connection: 'Connection',
  change: 'Change connection',
  keep: 'Keep the current connection',
  secrets: 'EventGrid replaces the whole connection, so enter its secrets again.',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  nothing: 'Nothing was changed, so nothing was sent.',
  saved: 'Saved {name}',
  window:
    'The console reads the source again just before saving. EventGrid doesn’t check versions, so a change that someone else saves in the same second can be overwritten.',
  conflict: {
    title: '{name} has changed since you opened it',
    text: 'Nothing was saved. These fields have changed since you opened it.',
    onlyTime: 'None of the fields in this form changed; the source was last updated at {time}.',
    caption: 'Differences',
    field: 'Field',
    yours: 'Yours',
    now: 'Now',
    untouched: 'Not changed by you',
    empty: 'Empty',
    mine: 'Overwrite with mine',
    theirs: 'Use the current version',
  },
  consoleGone: 'Refresh the source before you save again.',
};
