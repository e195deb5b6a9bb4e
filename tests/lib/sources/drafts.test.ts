import { afterEach, describe, expect, it, vi } from 'vitest';
import { DRAFTS, draftPrefix } from '@/lib/sources/draft-keys';
import {
  DRAFT_MAX_AGE_MS,
  isSameDraft,
  MAX_DRAFTS,
  readDrafts,
  removeDraft,
  valuesToKeep,
  writeDraft,
} from '@/lib/sources/drafts';
import { EMPTY_CREATE_SOURCE_VALUES } from '@/lib/sources/values';
import { makeSession } from '../../support/make-signed-in';

const OWNER = draftPrefix(makeSession());
const NOW = Date.parse('2026-11-24T10:00:00Z');
const SECRETS = { password: 'canary-1', access_key: 'canary-2', secret_key: 'canary-3' };

function makeStorage(): Storage {
  const items = new Map<string, string>();
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

const everything = (storage: Storage): string =>
  Array.from({ length: storage.length }, (_, index) => storage.getItem(storage.key(index) ?? '')).join();

const makeDraft = (pageId: string, savedAt = NOW, name = 'orders') => ({
  pageId,
  savedAt,
  channelName: 'orders-channel',
  values: {
    ...EMPTY_CREATE_SOURCE_VALUES,
    name,
    type: 'RABBITMQ' as const,
    detail: { ...EMPTY_CREATE_SOURCE_VALUES.detail, ...SECRETS, user_name: 'reader' },
  },
});

describe('drafts of a create form', () => {
  it('come back as they were written, without any secret', () => {
    const storage = makeStorage();
    writeDraft(storage, OWNER, makeDraft('a'));
    expect(everything(storage)).not.toContain('canary');
    expect(readDrafts(storage, OWNER, NOW)).toEqual([
      { ...makeDraft('a'), values: valuesToKeep(makeDraft('a').values) },
    ]);
  });

  const { user } = makeSession();
  it.each<[string, Parameters<typeof makeSession>[0]]>([
    ['project', { project: { id: 'p2', name: 'other' } }],
    ['region', { endpointId: 'cn-north-4' }],
    ['user', { user: { ...user, id: 'u2' } }],
    ['user of whom IAM gave only the name', { user: { ...user, id: '', name: 'u2' } }],
    ['account', { user: { ...user, domain: 'other' } }],
    ['session of a user whom IAM did not name', { user: { id: '', name: '', domain: '' } }],
  ])('are not offered to another %s', (_of, parts) => {
    const storage = makeStorage();
    writeDraft(storage, OWNER, makeDraft('a'));
    expect(readDrafts(storage, draftPrefix(makeSession(parts)), NOW)).toEqual([]);
    expect(storage.length).toBe(1);
  });

  it('one page overwrites only its own', () => {
    const storage = makeStorage();
    writeDraft(storage, OWNER, makeDraft('a', NOW, 'first'));
    writeDraft(storage, OWNER, makeDraft('b', NOW + 1, 'second'));
    writeDraft(storage, OWNER, makeDraft('a', NOW + 2, 'third'));
    expect(readDrafts(storage, OWNER, NOW).map(({ values }) => values.name)).toEqual(['third', 'second']);
    removeDraft(storage, OWNER, 'a');
    expect(readDrafts(storage, OWNER, NOW).map(({ values }) => values.name)).toEqual(['second']);
  });

  it.each([
    [MAX_DRAFTS, MAX_DRAFTS],
    [MAX_DRAFTS + 1, MAX_DRAFTS],
  ])('of %i written, %i are kept, newest first', (written, kept) => {
    const storage = makeStorage();
    for (let i = 0; i < written; i++) writeDraft(storage, OWNER, makeDraft(`page-${i}`, NOW + i, `name-${i}`));
    const names = readDrafts(storage, OWNER, NOW).map(({ values }) => values.name);
    expect(names).toHaveLength(kept);
    expect(names[0]).toBe(`name-${written - 1}`);
  });

  it.each([
    [DRAFT_MAX_AGE_MS, 1],
    [DRAFT_MAX_AGE_MS + 1, 0],
  ])('at an age of %i ms: %i are left', (age, left) => {
    const storage = makeStorage();
    writeDraft(storage, OWNER, makeDraft('a', NOW - age));
    expect(readDrafts(storage, OWNER, NOW)).toHaveLength(left);
    expect(storage.length).toBe(left);
  });

  it.each(['', 'null', '[]', '{"savedAt":"yesterday"}', '{'])('%j is not a draft, and is removed', (text) => {
    const storage = makeStorage();
    storage.setItem(`${OWNER}a`, text);
    expect(readDrafts(storage, OWNER, NOW)).toEqual([]);
    expect(storage.length).toBe(0);
  });

  it('of an earlier version, which are of no user, are removed and not offered', () => {
    const storage = makeStorage();
    const { pageId: _, ...draft } = makeDraft('a');
    storage.setItem('eventgrid-draft/local/p1/a', JSON.stringify(draft));
    storage.setItem('eventgrid-draft/eg#local/p1/u1/a', JSON.stringify(draft));
    expect(readDrafts(storage, OWNER, NOW)).toEqual([]);
    expect(storage.key(0)).toBe('eventgrid-draft/eg#local/p1/u1/a');
    expect(storage.length).toBe(1);
  });

  it('does not touch what others stored', () => {
    const storage = makeStorage();
    storage.setItem('somebody-else', '{');
    readDrafts(storage, OWNER, NOW);
    expect(storage.getItem('somebody-else')).toBe('{');
  });

  it('compares forms by what a draft keeps', () => {
    const { values } = makeDraft('a');
    expect(isSameDraft(values, { ...values, detail: { ...values.detail, password: 'other' } })).toBe(true);
    expect(isSameDraft(values, { ...values, detail: { ...values.detail, user_name: 'other' } })).toBe(false);
  });
});

describe('the keys of drafts', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  /** Reads the module as a console with another base path does. */
  async function keysAt(basePath: string) {
    vi.resetModules();
    vi.stubEnv('NEXT_PUBLIC_BASE_PATH', basePath);
    return import('@/lib/sources/draft-keys');
  }

  it.each([
    ['', '/eg'],
    ['/eg', ''],
    ['/eg', '/eg/local'],
  ])('of a console at “%s” are not those of a console at “%s” of the same origin', async (one, other) => {
    const key = (await keysAt(one)).draftPrefix(makeSession());
    const neighbor = await keysAt(other);
    expect(neighbor.draftPrefix(makeSession())).not.toBe(key);
    expect(key.startsWith(neighbor.DRAFTS)).toBe(false);
    expect(key.startsWith((await keysAt(one)).DRAFTS)).toBe(true);
  });

  it.each([
    [`${OWNER}page`, true],
    [`${draftPrefix(makeSession({ user: { ...makeSession().user, id: 'u/#2' } }))}page`, true],
    ['eventgrid-draft/eg#local/p1/u1/page', false],
    ['somebody-else', false],
  ])('%s is one that a sign-out removes: %s', (key, isRemoved) => {
    expect(key.startsWith(DRAFTS)).toBe(isRemoved);
  });
});
