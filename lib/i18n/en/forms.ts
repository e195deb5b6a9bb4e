/** Texts that every form and dialog uses. */
export const forms = {
  errorPrefix: 'Error: ',
  problem: 'There is a problem',
  optional: 'optional',
  counter: '{count} / {limit}',
  counterSpoken: '{count} of {limit} characters',
  show: 'Show {what}',
  consoleTitle: 'The console didn’t respond',
};
