/** Replaces an error page's number if the store is down: Next tells the browser nothing else about an error. */
export const STORE_DOWN_DIGEST = 'store-down';

/** The console's own store can't be read or written. No user can be identified, so everything is refused. */
export class StoreDownError extends Error {
  override name = 'StoreDownError';
  readonly digest = STORE_DOWN_DIGEST;
}
