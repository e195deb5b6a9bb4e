'use server';

import { guardedAction } from '@/lib/guard/action';
import { checkCreated, createSource } from '@/lib/sources/create';
import { deleteSources } from '@/lib/sources/delete';
import { updateSource } from '@/lib/sources/update';

/**
 * Creates a custom source in the session's project with the user's own token.
 *
 * Every refusal (signed out, another project, bad input, an EG error, no answer) is a value in the outcome, in words of
 * the page's language and on the field it is about; only a bug throws.
 */
export const createSourceAction = guardedAction('createSource', createSource);

/** Checks again what became of a create whose outcome was not known (`write_id`); the outcome is that of a create. */
export const checkCreatedAction = guardedAction('checkCreated', checkCreated);

/**
 * Saves an edit of a source: `source_id`, `updated_time` as shown, `description` when it was changed, `hosting` and
 * `detail.*` when the connection was. A source that was changed since is shown, not overwritten. Refusals are values.
 */
export const updateSourceAction = guardedAction('updateSource', updateSource);

/** Deletes the sources that the form names (`source_id`, once each, 1 to 100). Returns what became of each. */
export const deleteSourcesAction = guardedAction('deleteSources', deleteSources);
