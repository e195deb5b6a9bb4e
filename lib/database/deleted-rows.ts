import type { DeleteResult } from 'kysely';

/** Returns how many rows a delete removed: kysely counts them as a bigint. */
export const deletedRows = ({ numDeletedRows }: DeleteResult): number => Number(numDeletedRows);
