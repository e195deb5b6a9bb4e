/** Texts of a button that copies. */
export const copy = {
  copy: 'Copy {what}',
  copied: 'Copied {what}',
  copyByHand: 'Press Ctrl+C to copy {what}',
};
