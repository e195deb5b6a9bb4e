/** Texts of the drafts of closed pages. */
export const sourceDraft = {
  title: 'Draft from {age}: {what}',
  unnamed: 'no name yet',
  secrets: 'Secrets aren’t kept. Enter them again.',
  replaces: 'It replaces what’s in the form.',
  use: 'Use it',
  discard: 'Discard',
  used: 'Draft restored',
  discarded: 'Draft discarded',
};
