/** Texts of the dialog that makes a channel. */
export const newChannel = {
  title: 'Create channel',
  name: 'Channel name',
  nameHint: 'Letters, digits, . _ - · unique in the account',
  description: 'Channel description',
  submit: 'Create channel',
  submitting: 'Creating…',
  cancel: 'Cancel',
  consoleText: 'Check the list for the channel before you create it again.',
};
