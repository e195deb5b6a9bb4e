/** The console's own store cannot be read or written: nobody can be known, so everything is refused. */
export class StoreDownError extends Error {
  override name = 'StoreDownError';
}
