import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openJournal } from '@/lib/eventgrid-local/journal';

it('immediately appends one line of JSON per request, to a file that only its owner can read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'journal-'));
  const file = join(folder, 'deeper', 'journal.ndjson');
  const entry = { method: 'POST', path: '/', query: { a: '1' }, headers: { b: '2' }, body: 'two\nlines' };
  openJournal(file)(entry);
  openJournal(file)({ ...entry, method: 'PUT' });
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([entry, { ...entry, method: 'PUT' }]);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  rmSync(folder, { recursive: true });
});
