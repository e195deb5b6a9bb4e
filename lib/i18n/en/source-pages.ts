/** Texts of the heading that a source's own pages share. */
export const sourcePages = {
  label: 'Source pages',
  sources: 'Sources',
  pages: { source: 'Source', test: 'Test event', activity: 'Activity', code: 'Code' },
};
