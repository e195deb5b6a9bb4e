import { success } from '@/lib/eventgrid/failures/result';
import type { Parsed } from '@/lib/eventgrid/schemas/parsed';
import type { FormValues } from '@/lib/guard/form';
import type { Write } from '@/lib/guard/submit';
import { isWriteId, writeScope } from '@/lib/pending-writes/pending-write';

/** As many as a page lists. */
const MAX_DISMISSED = 20;

/** Settles the interrupted writes that the form lists (`dismissed`): their user has read the lines about them. */
export const dismissWrite: Write<string[], null> = {
  fields: ['dismissed'],
  parse: parseDismissed,
  async run({ input, session, pendingWrites: { store, now } }) {
    for (const id of input) await store.settle(writeScope(session), id, now());
    return success(null, null);
  },
};

function parseDismissed({ dismissed }: FormValues): Parsed<string[]> {
  const ids = typeof dismissed === 'string' ? dismissed.split('\n') : [];
  return ids.length > 0 && ids.length <= MAX_DISMISSED && ids.every(isWriteId)
    ? { ok: true, input: ids }
    : { ok: false, fieldErrors: { dismissed: 'write_id.malformed' } };
}
