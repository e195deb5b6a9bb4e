/** Texts of the dialog that exports a list. */
export const exports = {
  titles: { sources: 'Export sources', channels: 'Export channels', subscriptions: 'Export subscriptions' },
  counts: {
    sources: { one: '{count} source', other: '{count} sources' },
    channels: { one: '{count} channel', other: '{count} channels' },
    subscriptions: { one: '{count} subscription', other: '{count} subscriptions' },
  },
  all: 'Everything in this list, not only this page. The oldest come first.',
  filtered: 'Everything that matches the list’s filters, not only this page. The oldest come first.',
  format: 'Format',
  formats: {
    csv: { name: 'CSV', text: 'For spreadsheets' },
    json: { name: 'JSON', text: 'As EventGrid returns them' },
  },
  note: 'Secrets are masked. In CSV, a cell that a spreadsheet would run as a formula starts with an apostrophe.',
  submit: 'Export',
  cancel: 'Cancel',
  close: 'Close',
  again: 'Save again',
  continue: 'Continue',
  reading: 'Reading',
  readOf: '{read} of {total} read. The file is saved after the last page.',
  saved: '{count} saved',
  cut: 'EventGrid lists no more than this, although there may be more. Narrow the filters to export the rest.',
  stopped: 'Stopped after {count}',
  notSaved: 'No file was saved. Continue reads on from here.',
};
