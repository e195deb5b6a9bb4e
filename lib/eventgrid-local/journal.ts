import { appendFileSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** A request as it was received, secrets included. */
export type JournalEntry = {
  method: string;
  path: string;
  query: Record<string, string>;
  headers: Record<string, string>;
  body: string;
};

/** Records one received request. */
export type Journal = (entry: JournalEntry) => void;

/**
 * Opens a journal: one JSON line in the file per request, written before the request is answered. It contains passwords
 * and tokens in clear text, so it is for tests only and off unless EVENTGRID_LOCAL_JOURNAL names a file.
 */
export function openJournal(file: string): Journal {
  mkdirSync(dirname(file), { recursive: true });
  return (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
}
