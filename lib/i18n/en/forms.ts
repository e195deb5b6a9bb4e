/** Texts that every form and dialog uses. */
export const forms = {
  errorPrefix: 'Error: ',
  problem: 'There is a problem',
  optional: 'optional',
  counter: '{count} / {limit}',
  counterSpoken: '{count} of {limit} characters',
  show: 'Show {what}',
  consoleTitle: 'The console didn’t respond',
  retry: 'Retry',
  discard: {
    title: 'Discard your changes?',
    text: 'They haven’t been saved.',
    keep: 'Keep editing',
    submit: 'Discard changes',
  },
  unanswered: {
    title: 'Leave before there is an answer?',
    text: 'If you leave now, you won’t see whether it worked.',
    keep: 'Wait',
    submit: 'Leave page',
  },
  paste: 'Paste JSON or curl',
  cleaned: 'Removed spaces or invisible characters',
  consoleCause: 'Your browser couldn’t reach the console, so we don’t know whether the request reached EventGrid.',
};
