import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { storeKey } from '@/lib/session/seal';
import { startSession } from '@/lib/session/session';
import { consoleStore, withStore } from '@/lib/store/console-store';
import { keepClean } from '@/lib/store/keep-clean';
import { makeSignedIn } from '../../support/make-signed-in';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'clean-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('keeps removing expired rows, reports how many, and stops', async () => {
  const settings = { DATA_DIR: folder, DATABASE_URL: undefined, SESSION_IDLE_MINUTES: 30, SESSION_MAX_HOURS: 12 };
  const log = { info: vi.fn(), warn: vi.fn() };
  const stop = keepClean(settings, log, 5);
  for (let round = 0; round < 2; round += 1) {
    log.info.mockClear();
    const cookie = await withStore(settings, ({ sessions }) => startSession(sessions, makeSignedIn(), 0));
    const cleaned = { event: 'store-cleaned', removed: 1 };
    await vi.waitFor(() => expect(log.info).toHaveBeenCalledWith(cleaned), { timeout: 20_000 });
    expect(await withStore(settings, ({ sessions }) => sessions.find(storeKey(cookie)))).toBeNull();
  }
  await (await consoleStore(settings)).close();
  const notCleaned = expect.objectContaining({ event: 'store-not-cleaned' });
  await vi.waitFor(() => expect(log.warn).toHaveBeenCalledWith(notCleaned), { timeout: 20_000 });
  stop();
});
