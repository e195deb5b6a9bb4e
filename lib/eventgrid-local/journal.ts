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

/** Writes down one received request. */
export type Journal = (entry: JournalEntry) => void;

/**
 * Opens a journal: one JSON line in the file for each request, written before the request is answered. It holds passwords
 * and tokens in clear, so it is for tests alone and off unless EVENTGRID_LOCAL_JOURNAL names a file.
 */
export function openJournal(file: string): Journal {
  mkdirSync(dirname(file), { recursive: true });
  return (entry) => appendFileSync(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 });
}
