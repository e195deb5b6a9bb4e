/** Texts of the dialog that makes a channel. */
export const newChannel = {
  title: 'Create channel',
  text: 'It is made at once and chosen for the source. Nothing of the source is lost.',
  name: 'Channel name',
  nameHint: 'Letters, digits, . _ - · unique in the account',
  description: 'Channel description',
  submit: 'Create channel',
  submitting: 'Creating…',
  cancel: 'Cancel',
  consoleText: 'Look for the channel in the list before you create it again.',
};
