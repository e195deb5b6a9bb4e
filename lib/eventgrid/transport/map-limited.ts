/**
 * Runs `work` over all items, at most `limit` at a time. Returns the results in the items' order; rejects with the
 * first rejection.
 */
export async function mapLimited<Item, Result>(
  items: readonly Item[],
  limit: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results = new Map<number, Result>();
  const queue = items.entries();
  const runner = async () => {
    for (const [index, item] of queue) results.set(index, await work(item));
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, runner));
  return [...results].sort(([a], [b]) => a - b).map(([, result]) => result);
}
