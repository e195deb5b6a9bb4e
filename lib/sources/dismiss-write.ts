import * as z from 'zod/mini';
import { success } from '@/lib/eventgrid/failures/result';
import type { Write } from '@/lib/guard/submit';
import { writeScope } from '@/lib/pending-writes/pending-write';

/** Settles the interrupted write that the form names (`write_id`): its user has read the line about it. */
export const dismissWrite: Write<object, null> = {
  fields: [],
  parse: z.object({}),
  async run({ session, writeId, pendingWrites: { store, now } }) {
    await store.settle(writeScope(session), writeId, now());
    return success(null, null);
  },
};
