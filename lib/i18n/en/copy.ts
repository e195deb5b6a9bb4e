/** Texts of a button that copies. */
export const copy = {
  copy: 'Copy {what}',
  copied: 'Copied {what}',
  /** The summary of a section with code. */
  code: 'Code',
  copyByHand: 'Press Ctrl+C to copy {what}',
};
