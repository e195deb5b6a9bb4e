import * as z from 'zod/mini';
import { whole } from './read-query';

/** Makes the schema of the parameters of a list in one fixed order. */
export const pagedQuery = (maxLimit: number, defaultLimit: number) =>
  z.object({ offset: z._default(whole(0), 0), limit: z._default(whole(1, maxLimit), defaultLimit) });

/** Cuts the page out of a list that is short enough to be in memory. */
export function pageOf<Item>(all: readonly Item[], { offset, limit }: { offset: number; limit: number }) {
  const items = all.slice(offset, offset + limit);
  return { total: all.length, size: items.length, items };
}
