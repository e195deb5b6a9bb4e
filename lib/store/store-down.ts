/** What stands in place of an error page's number when the store is down: Next tells the browser nothing else of an error. */
export const STORE_DOWN_DIGEST = 'store-down';

/** The console's own store cannot be read or written: nobody can be known, so everything is refused. */
export class StoreDownError extends Error {
  override name = 'StoreDownError';
  readonly digest = STORE_DOWN_DIGEST;
}
