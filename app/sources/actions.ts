'use server';

import * as z from 'zod/mini';
import { askedBy } from '@/lib/guard/asked';
import { explainedAction } from '@/lib/guard/explained-action';
import { guardedAction } from '@/lib/guard/guarded-action';
import { pendingWriteDeps } from '@/lib/guard/pending-write-deps';
import { callCheckCreated, callCreateSource, parseCreateSource } from '@/lib/sources/create';
import { type CreateSourceState, createSourceState } from '@/lib/sources/create-state';
import { callDeleteSources, parseDeleteSources, wantedSources } from '@/lib/sources/delete';
import { type DeleteSourcesState, deleteSourcesState } from '@/lib/sources/delete-state';
import { callUpdateSource, parseUpdateSource } from '@/lib/sources/update';
import { type UpdateSourceState, updateSourceState } from '@/lib/sources/update-state';

const createSource = guardedAction('createSource', parseCreateSource, (call) =>
  callCreateSource(call, pendingWriteDeps()),
);
const checkCreated = guardedAction('checkCreated', z.object({ write_id: z.string() }), (call) =>
  callCheckCreated(call, pendingWriteDeps()),
);
const updateSource = guardedAction('updateSource', parseUpdateSource, (call) =>
  callUpdateSource(call, pendingWriteDeps()),
);
const deleteSources = guardedAction('deleteSources', parseDeleteSources, (call) =>
  callDeleteSources(call, pendingWriteDeps()),
);

/**
 * Creates a custom source in the session's project with the user's own token.
 *
 * Every refusal (signed out, another project, bad input, an EG error, no answer) is a value in the state, in words of
 * the page's language and on the field it is about; only a bug throws.
 */
export const createSourceAction = explainedAction(
  createSource,
  async (done, form): Promise<CreateSourceState> => createSourceState(done, await askedBy(form)),
);

/** Looks up once more what became of a create whose outcome was not known; the state is that of a create. */
export const checkCreatedAction = explainedAction(
  checkCreated,
  async (done, form): Promise<CreateSourceState> => createSourceState(done, await askedBy(form)),
);

/**
 * Saves an edit of a source: `source_id`, `updated_time` as shown, `description` when it was changed, `hosting` and
 * `detail.*` when the connection was. A source that was changed meanwhile is shown, not overwritten. Refusals are values.
 */
export const updateSourceAction = explainedAction(
  updateSource,
  async (done, form): Promise<UpdateSourceState> => updateSourceState(done, await askedBy(form)),
);

/** Deletes the sources that the form names (`source_id`, once each, 1 to 100). Returns what became of each. */
export const deleteSourcesAction = explainedAction(
  deleteSources,
  async (done, form): Promise<DeleteSourcesState> => deleteSourcesState(done, wantedSources(form), await askedBy(form)),
);
