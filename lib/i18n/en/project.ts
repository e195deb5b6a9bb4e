/** Texts of the switch of project in the header. */
export const project = {
  change: 'Switch project',
  reading: 'Reading your projects…',
  none: 'IAM names no project that you may enter.',
  unread: 'The list of projects could not be read.',
  again: 'Try again',
  current: 'Open now',
  refused: 'IAM does not let you enter {project} without signing in again.',
  answer: 'Its answer: {answer}',
  signIn: 'Sign in to {project}',
  elsewhere: 'You are signed in to another project than this page. Load the page again.',
  unsettled: 'IAM did not answer. You are still in {project}.',
  switched: 'Opening {project}',
};
