import type { Page } from '@/lib/eventgrid/answers/list';
import { type EgResult, success } from '@/lib/eventgrid/failures/result';

/** A page of a list and which one it is: the last one when a page past the end was asked for. */
export type FoundPage<T> = Page<T> & { page: number };

/**
 * Finds a page of a list; for one past the end, the last one there is. EventGrid may answer a page past the end without a
 * total (EG API, APIGW.0106): then the first page says how many there are. Refusals are values.
 */
export async function findPage<T>(
  read: (page: number) => Promise<EgResult<Page<T>>>,
  { page, size }: { page: number; size: number },
): Promise<EgResult<FoundPage<T>>> {
  const wanted = await read(page);
  if (!wanted.ok || wanted.data.items.length > 0 || page === 1) return numbered(wanted, page);
  const known = wanted.data.total;
  const first = known === null ? await read(1) : null;
  if (first && !first.ok) return first;
  const last = Math.max(1, Math.ceil((known ?? first?.data.total ?? 0) / size));
  return numbered(first && last === 1 ? first : await read(last), last);
}

const numbered = <T>(result: EgResult<Page<T>>, page: number): EgResult<FoundPage<T>> =>
  result.ok ? success({ ...result.data, page }, result.requestId) : result;
