import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openToken } from '@/lib/session/seal';
import { findSession, startSession } from '@/lib/session/session';
import { type ConsoleStore, openConsoleStore } from '@/lib/store/console-store';
import { makeSignedIn } from '../../support/make-signed-in';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const limits = { idleMs: 30 * MINUTE, maxMs: 12 * HOUR };
const now = Date.parse('2026-11-24T12:00:00Z');

let folder: string;
let store: ConsoleStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'session-'));
  store = await openConsoleStore({ DATA_DIR: folder });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const start = (parts = {}, at = now) => startSession(store.sessions, makeSignedIn(parts), at);
const find = (cookie: string | undefined, at: number) => findSession(store.sessions, cookie, limits, at);

describe('startSession', () => {
  it('makes a session that continues another one with its age, so that it ends no later', async () => {
    const since = now - 11 * HOUR;
    const cookie = await startSession(store.sessions, makeSignedIn(), now, since);
    expect((await find(cookie, now))?.session.createdAt).toBe(new Date(since).toISOString());
    expect(await find(cookie, now + 20 * MINUTE)).not.toBeNull();
    expect(await find(cookie, now + 40 * MINUTE)).not.toBeNull();
    expect(await find(cookie, now + HOUR + 1)).toBeNull();
  });

  it('makes a session that only its cookie opens, without the token in it', async () => {
    const cookie = await start({ token: 'MIIcanary', expiresAt: '2026-11-24T20:00:00.000Z' });
    const found = await find(cookie, now);
    expect(found?.session).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      endpointId: 'local',
      project: { id: '0123456789abcdef0123456789abcdef', name: 'local' },
      user: { id: 'u1', name: 'admin', domain: 'local' },
      expiresAt: '2026-11-24T20:00:00.000Z',
      createdAt: '2026-11-24T12:00:00.000Z',
    });
    expect(openToken(found?.sealedToken ?? '', cookie)).toBe('MIIcanary');
  });

  it('leaves neither token nor cookie in the files', async () => {
    const cookie = await start({ token: 'MIIcanary-of-this-test' });
    const bytes = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'latin1'));
    expect(bytes.join()).toContain('0123456789abcdef0123456789abcdef');
    expect(bytes.join()).not.toContain('canary');
    expect(bytes.join()).not.toContain(cookie);
  });

  it('keeps a session across a restart', async () => {
    const cookie = await start();
    await store.close();
    store = await openConsoleStore({ DATA_DIR: folder });
    expect(await find(cookie, now)).not.toBeNull();
  });
});

describe('findSession', () => {
  it.each([undefined, '', 'x', 'a'.repeat(43), `${'a'.repeat(43)}' OR 1=1`])('finds nothing for %j', async (cookie) => {
    await start();
    expect(await find(cookie, now)).toBeNull();
  });

  it('records when it was last used, at most once a minute', async () => {
    const cookie = await start();
    const touch = vi.spyOn(store.sessions, 'touch');
    for (let second = 0; second < 120; second += 1) await find(cookie, now + second * 1000);
    expect(touch).toHaveBeenCalledOnce();
  });

  it('keeps a session in use alive even when the idle time is a minute', async () => {
    const cookie = await start();
    for (let at = 0; at < 10 * MINUTE; at += 45_000) {
      expect(await findSession(store.sessions, cookie, { ...limits, idleMs: MINUTE }, now + at)).not.toBeNull();
    }
  });

  it('rejects if the store is gone, so that callers fail closed', async () => {
    const cookie = await start();
    const closed = await openConsoleStore({ DATA_DIR: folder });
    await closed.close();
    await expect(findSession(closed.sessions, cookie, limits, now)).rejects.toThrow();
  });
});
