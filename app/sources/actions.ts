'use server';

import * as z from 'zod/mini';
import { askedBy } from '@/lib/guard/asked';
import { explainedAction } from '@/lib/guard/explained-action';
import { guardedAction } from '@/lib/guard/guarded-action';
import { intentDeps } from '@/lib/intents/session-intents';
import { callCreateSource, callLookUpCreated, parseCreateSource } from '@/lib/sources/create-source-call';
import { type CreateSourceState, createSourceState } from '@/lib/sources/create-source-state';
import { callDeleteSources, parseDeleteSources, wantedSources } from '@/lib/sources/delete-sources-call';
import { type DeleteSourcesState, deleteSourcesState } from '@/lib/sources/delete-sources-state';
import { callUpdateSource, parseUpdateSource } from '@/lib/sources/update-source-call';
import { type UpdateSourceState, updateSourceState } from '@/lib/sources/update-source-state';

const createSource = guardedAction('createSource', parseCreateSource, (call) => callCreateSource(call, intentDeps()));
const lookUpCreated = guardedAction('lookUpCreated', z.object({ intent_id: z.string() }), (call) =>
  callLookUpCreated(call, intentDeps()),
);
const updateSource = guardedAction('updateSource', parseUpdateSource, (call) => callUpdateSource(call, intentDeps()));
const deleteSources = guardedAction('deleteSources', parseDeleteSources, (call) =>
  callDeleteSources(call, intentDeps()),
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
export const lookUpCreatedAction = explainedAction(
  lookUpCreated,
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
