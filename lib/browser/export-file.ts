import { readOwn } from '@/lib/browser/read';
import type { Exported, ExportFormat, ExportPage } from '@/lib/export/page';
import type { ProjectScope } from '@/lib/session/session';

/** How far an export is. Its parts are kept by the browser outside of the page's memory. */
export type ExportProgress = {
  parts: readonly Blob[];
  rows: number;
  /** Records read, and how many there are; null if EventGrid did not say. */
  read: number;
  total: number | null;
  /** Where the next page begins; null once all is read. */
  next: number | null;
  isCut: boolean;
};

export const NOT_BEGUN: ExportProgress = { parts: [], rows: 0, read: 0, total: null, next: 0, isCut: false };

export type ExportOptions = {
  owner: ProjectScope;
  noun: Exported;
  format: ExportFormat;
  /** The list's filters, as its address has them. */
  filters: Record<string, string>;
  signal: AbortSignal;
};

/**
 * Reads the pages of an export one after another, from where `progress` is, and reports each. Throws as readOwn does:
 * what was reported stays valid, and a later call continues.
 */
export async function readExport(
  progress: ExportProgress,
  { owner, noun, format, filters, signal }: ExportOptions,
  report: (progress: ExportProgress) => void,
): Promise<ExportProgress> {
  let known = progress;
  while (known.next !== null) {
    const parts = { ...filters, noun, format, offset: String(known.next) };
    const page = await readOwn<ExportPage>('/api/export', parts, owner, signal);
    signal.throwIfAborted();
    known = {
      // An empty page of JSON must leave no comma.
      parts: page.text === '' ? known.parts : [...known.parts, new Blob([page.text])],
      rows: known.rows + page.rows,
      read: known.read + page.read,
      total: page.total ?? known.total,
      next: page.next,
      isCut: page.isCut,
    };
    report(known);
  }
  return known;
}

const TYPES: Record<ExportFormat, string> = { csv: 'text/csv;charset=utf-8', json: 'application/json' };

/** Puts an export's pages together as a file. */
export function exportFile({ parts }: ExportProgress, format: ExportFormat): Blob {
  const type = TYPES[format];
  if (format === 'csv') return new Blob([...parts], { type });
  const between = parts.flatMap((part, index) => (index === 0 ? [part] : [',\n', part]));
  return new Blob(['[\n', ...between, '\n]\n'], { type });
}

/** Has the browser save a file. */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser takes the file over a moment later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
