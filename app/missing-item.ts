import { headers } from 'next/headers';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import type { OwnRead } from '@/lib/guard/route';
import { inTime } from '@/lib/lists/quota';
import { PAGE_ADDRESS_HEADER } from '@/lib/session/page-address';

/** How long a page waits to learn whether there is such an item: once it is sent, its status can't change. */
const FOUND_MS = 1_000;

/**
 * Returns whether EventGrid says within a second that it has no such item. A form posted without JavaScript shows its
 * outcome, even if that is the item's end.
 */
export async function isMissingItem<T>(
  read: () => Promise<EgResult<T>>,
  { explain }: Pick<OwnRead<never, T>, 'explain'>,
  context: Parameters<OwnRead<never, T>['explain']>[1],
): Promise<boolean> {
  if ((await headers()).get(PAGE_ADDRESS_HEADER) === null) return false;
  const found = await inTime(read(), FOUND_MS);
  return found?.ok === false && explain(found.failure, context).state === 'missing';
}
