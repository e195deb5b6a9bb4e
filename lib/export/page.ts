export const EXPORTED = ['sources', 'channels', 'subscriptions'] as const;
export type Exported = (typeof EXPORTED)[number];

export const EXPORT_FORMATS = ['csv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** One page of an export. The browser puts them together, so that neither side holds more than a page as text. */
export type ExportPage = {
  /** Lines of CSV, the first page's with the columns' names, or objects of JSON with commas between them. */
  text: string;
  rows: number;
  /** Records that were read for it. */
  read: number;
  /** Records that EventGrid has of the filters that it knows; null if it did not say. */
  total: number | null;
  /** Where the next page begins; null after the last one. */
  next: number | null;
  /** Whether this EventGrid lists no more, although there is more. */
  isCut: boolean;
};
