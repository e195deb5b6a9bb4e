import { describe, expect, it } from 'vitest';
import { refusal, success } from '@/lib/eventgrid/failures/result';
import { findById, findPage, readOffsetCap } from '@/lib/lists/find-page';
import { PAGE_PART, SIZE_PART, SORT_PART } from '@/lib/lists/url-state';

const capped = (message: string | null = null) => refusal('refused', { status: 400, message });

/** A list of `count` numbers that refuses offsets over `cap`, and records the offsets. */
function makeList(count: number, { cap = Number.POSITIVE_INFINITY, totals = true, words = '' } = {}) {
  const offsets: number[] = [];
  const list = async (offset: number, limit: number) => {
    offsets.push(offset);
    if (offset > cap) return capped(words);
    const items = Array.from({ length: count }, (_, index) => index + 1).slice(offset, offset + limit);
    return success({ total: totals || items.length > 0 ? count : null, items }, 'r-1');
  };
  return { list, offsets };
}

describe('findPage', () => {
  it('finds the requested page with one request', async () => {
    const { list, offsets } = makeList(45);
    expect(await findPage(list, { page: 2, size: 20 })).toMatchObject({
      requestId: 'r-1',
      data: { page: 2, total: 45, reach: null, items: { length: 20, 0: 21 } },
    });
    expect(offsets).toEqual([20]);
  });

  it.each([
    [true, [980, 40]],
    [false, [980, 0, 40]],
  ])('shows the last page if the page is past the end, with a total: %s', async (totals, requested) => {
    const { list, offsets } = makeList(45, { totals });
    expect(await findPage(list, { page: 50, size: 20 })).toMatchObject({ data: { page: 3, items: { length: 5 } } });
    expect(offsets).toEqual(requested);
  });

  it.each([
    ['names its limit', 200, 'offset must be between 0 and 200', 11, 220],
    ['names none, like old editions', 100, 'invalid parameter', 6, 120],
  ])('shows the last page that EventGrid allows if it %s', async (_what, cap, words, page, reach) => {
    const { list } = makeList(3_000, { cap, words });
    expect(await findPage(list, { page: 50, size: 20 })).toMatchObject({ data: { page, reach, total: 3_000 } });
  });

  it('does not mention a limit that no record reaches', async () => {
    const { list } = makeList(115, { cap: 100 });
    expect(await findPage(list, { page: 50, size: 20 })).toMatchObject({ data: { page: 6, reach: null } });
  });

  it('shows the last page if even the limit is past the end', async () => {
    const { list } = makeList(30, { cap: 100 });
    expect(await findPage(list, { page: 50, size: 20 })).toMatchObject({ data: { page: 2, reach: null } });
  });

  it('passes other refusals on', async () => {
    const failed = refusal('refused', { status: 500 });
    expect(await findPage(async () => failed, { page: 50, size: 20 })).toEqual(failed);
  });
});

describe('readOffsetCap', () => {
  it.each([
    [refusal('refused', { status: 500 }), 200],
    [refusal('timeout', {}), 200],
    [capped('offset too large'), 100],
  ])('is null for %j at %i', ({ failure }, offset) => {
    expect(readOffsetCap(failure, offset)).toBeNull();
  });
});

describe('findById', () => {
  const query = { q: '', sort: SORT_PART.default, page: PAGE_PART.default, size: SIZE_PART.default };
  const find = (q: string, matches = true) =>
    findById(
      async (id) => success({ id }, 'r-1'),
      () => matches,
      { ...query, q },
    );

  it.each(['7c1e9a52-0b7d-4f3e-9d84-51a2c6b0e713', '7C1E9A520B7D4F3E9D8451A2C6B0E713'])(
    'finds %s as a page of one',
    async (q) => {
      expect(await find(q)).toEqual(
        success({ items: [{ id: q.toLowerCase() }], total: 1, page: 1, reach: null }, 'r-1'),
      );
    },
  );

  it.each(['orders', '7c1e9a52', '7c1e9a52-0b7d4f3e9d8451a2c6b0e713', '7c1e9a520b7d4f3e9d8451a2c6b0e7130'])(
    'does not treat %s as an ID',
    async (q) => {
      expect(await find(q)).toBeNull();
    },
  );

  it('finds nothing that the filters exclude', async () => {
    expect(await find('7c1e9a52-0b7d-4f3e-9d84-51a2c6b0e713', false)).toBeNull();
  });

  it.each([400, 404])('finds nothing if EventGrid answers %i, and passes a 403 on', async (status) => {
    const q = '7c1e9a52-0b7d-4f3e-9d84-51a2c6b0e713';
    const answer = (code: number) =>
      findById(
        async () => refusal('refused', { status: code }),
        () => true,
        { ...query, q },
      );
    expect(await answer(status)).toBeNull();
    expect(await answer(403)).toMatchObject({ ok: false, failure: { status: 403 } });
  });
});
