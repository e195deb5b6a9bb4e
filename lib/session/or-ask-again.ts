import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { environment } from '@/lib/config/env';
import { pingStore } from '@/lib/store/console-store';
import { StoreDownError } from '@/lib/store/store-down';
import { PAGE_ADDRESS_HEADER } from './page-address';

/**
 * Waits for what a page needs of the store. A page that proxy.ts let through just before the store went cannot set a
 * status: it leads the browser to its own address again, where proxy.ts answers 503 with the reason. Rejects with what was
 * wrong when the store is there after all, so that nobody is led in circles, and for a form that was posted, which must
 * not be posted twice.
 */
export async function orAskAgain<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    const address = (await headers()).get(PAGE_ADDRESS_HEADER);
    if (!(error instanceof StoreDownError) || address === null || (await isStoreUp())) throw error;
    redirect(address);
  }
}

const isStoreUp = (): Promise<boolean> =>
  pingStore(environment()).then(
    () => true,
    () => false,
  );
