/** Texts of the form that changes a subscription. */
export const editSubscription = {
  title: 'Edit subscription',
  description: 'Description',
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  unchanged: 'No changes yet',
  saved: 'Saved {name}',
  staysDisabled: 'Saved {name}, but it couldn’t be enabled again. Enable it to have events delivered.',
  disableSaveEnable: 'Disable, save, enable',
  consoleText: 'We couldn’t confirm whether it was saved. It’s safe to save again.',
  conflict: 'The subscription was changed elsewhere',
  conflictText: 'Nothing was saved. Take the current version, or save yours over it.',
  takeTheirs: 'Take the current version',
  saveMine: 'Save mine',
  leave: {
    title: 'Discard your changes?',
    text: 'They haven’t been saved.',
    keep: 'Keep editing',
    submit: 'Discard',
  },
};
