/** Texts that every dialog of one or several writes shows, whatever it writes. */
export const eachWrite = {
  confirm: 'Type {text} to confirm',
  reason: 'Type {text} first',
  goneOne: '{name} was already gone',
  list: 'Results',
  gone: 'Already gone',
  unknown: 'Outcome unknown',
  check: 'Check again',
  retry: 'Retry {count} failed',
  close: 'Close',
};
