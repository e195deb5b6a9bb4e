/** Texts of the banner about the session, and of signing in again in place. */
export const session = {
  session: 'Session',
  soon: 'Your session ends in {time}.',
  soonText: 'Sign in again without leaving this page.',
  underAMinute: 'under a minute',
  over: 'Your session has ended.',
  overText: 'Nothing is read or sent until you sign in again. What you typed stays.',
  again: 'Sign in again',
  dialogText: 'The page stays as it is. What you typed is sent only when you send it.',
  cancel: 'Cancel',
  silent: 'The console did not answer. Try again.',
  signedIn: 'Signed in again',
  updated: 'The console was updated',
  updatedText: 'Load the page again; your draft is kept. Nothing was sent.',
  reload: 'Load the page again',
};
