'use server';

import { refresh } from 'next/cache';
import { formAction, guardedAction } from '@/lib/guard/action';
import { createSource } from '@/lib/sources/create';
import { deleteSources } from '@/lib/sources/delete';
import { dismissWrite } from '@/lib/sources/dismiss-write';
import { updateSource } from '@/lib/sources/update';

/**
 * Creates a custom source in the session's project with the user's own token.
 *
 * Every refusal (signed out, another project, bad input, an EG error, no answer) is a value in the outcome, explained
 * in the page's language and assigned to its field. Only a bug throws.
 */
export const createSourceAction = guardedAction('createSource', createSource);

/**
 * Saves an edit of a source: `source_id`, `updated_time` as shown, `description` if it changed, `hosting` and
 * `detail.*` if the connection did. If the source has changed since, it is returned, not overwritten. Refusals are
 * values.
 */
export const updateSourceAction = guardedAction('updateSource', updateSource);

/** Deletes the sources in the form (`source_id`, without duplicates, 1 to 100). Returns each one's outcome. */
export const deleteSourcesAction = guardedAction('deleteSources', deleteSources);

/** Dismisses the lines about interrupted writes (`dismissed`, 1 to 20), and shows the page without them. */
export const dismissWriteAction = formAction(
  guardedAction('dismissWrite', {
    ...dismissWrite,
    async run(call) {
      const dismissed = await dismissWrite.run(call);
      refresh();
      return dismissed;
    },
  }),
);
