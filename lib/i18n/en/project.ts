/** Texts of the switch of project in the header. */
export const project = {
  change: 'Switch project',
  reading: 'Loading your projects…',
  none: 'IAM lists no projects that you can open.',
  unread: 'Couldn’t load the list of projects.',
  again: 'Try again',
  current: 'Current project',
  refused: 'IAM requires you to sign in again to open {project}.',
  answer: 'IAM’s response: {answer}',
  signIn: 'Sign in to {project}',
  elsewhere: 'This page belongs to another project than the one you’re signed in to. Reload the page.',
  unsettled: 'IAM didn’t respond. You’re still in {project}.',
  unsure: 'The console didn’t respond. Reload the page to see which project you’re in.',
  switched: 'Opening {project}',
};
