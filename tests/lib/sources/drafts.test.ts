import { describe, expect, it } from 'vitest';
import { draftPrefix } from '@/lib/sources/draft-prefix';
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

const OWNER = { project_id: 'p1', endpoint_id: 'local' };
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

  it('are another project’s or region’s own', () => {
    const storage = makeStorage();
    writeDraft(storage, OWNER, makeDraft('a'));
    expect(readDrafts(storage, { ...OWNER, project_id: 'p2' }, NOW)).toEqual([]);
    expect(readDrafts(storage, { ...OWNER, endpoint_id: 'cn-north-4' }, NOW)).toEqual([]);
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
    storage.setItem(`${draftPrefix(OWNER)}a`, text);
    expect(readDrafts(storage, OWNER, NOW)).toEqual([]);
    expect(storage.length).toBe(0);
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
