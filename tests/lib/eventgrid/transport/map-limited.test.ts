import { expect, it } from 'vitest';
import { mapLimited } from '@/lib/eventgrid/transport/map-limited';

it.each([
  [0, 3, 0],
  [2, 3, 2],
  [7, 3, 3],
])('runs %d items at most %d at a time and keeps their order', async (count, limit, expected) => {
  let open = 0;
  let most = 0;
  const items = Array.from({ length: count }, (_, index) => index);
  const results = await mapLimited(items, limit, async (item) => {
    open += 1;
    most = Math.max(most, open);
    // Later items finish sooner: the early ones take more turns of the queue.
    for (let turn = item; turn < count; turn += 1) await Promise.resolve();
    open -= 1;
    return `r${item}`;
  });
  expect([results, most]).toEqual([items.map((item) => `r${item}`), expected]);
});

it('rejects with the error of the work', async () => {
  await expect(mapLimited([1, 2], 1, async () => Promise.reject(new Error('a bug')))).rejects.toThrow('a bug');
});
