/** Texts of the note about what the create form was opened with. */
export const prefill = {
  droppedTitle: 'Some of the link was left out',
  dropped: 'Not valid, so not filled in: {names}.',
  secrets: 'Secrets are never taken from a link: {names}. Enter them in the form.',
  cloneTitle: 'Copied from {name}',
  cloneSecrets: 'Enter these again, since secrets are never copied: {names}.',
  cloneRest: 'Check the name, then create it.',
  missingTitle: 'There is nothing to copy',
  missing: 'The source {id} couldn’t be read, or is one of EventGrid’s own.',
};
