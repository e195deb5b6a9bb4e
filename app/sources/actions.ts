'use server';

import type { CreateSourceState } from '@/components/sources/create-source-state';
import { checkCreateSource } from '@/lib/eg/check-create-source';
import { explainFailure, failureReport } from '@/lib/eg/explain-failure';
import { fieldErrorFor } from '@/lib/eg/failure-advice';
import { findEndpoint } from '@/lib/eg/open-client';
import { readCreateSourceValues } from '@/lib/eg/read-create-source-values';
import { IDLE } from '@/lib/guard/action-state';
import { guardedAction } from '@/lib/guard/guarded-action';
import { requestPreferences } from '@/lib/i18n/request-preferences';

const createSource = guardedAction(
  'createSource',
  (form) => checkCreateSource(readCreateSourceValues(form)),
  ({ input, eventGrid }) => eventGrid.createSource(input),
);

/**
 * Creates a custom source in the session's project with the user's own token.
 *
 * Every refusal (signed out, another project, bad input, an EG error, no answer) is a value in the state, in words of
 * the page's language and on the field it is about; only a bug throws.
 */
export async function createSourceAction(_state: CreateSourceState, form: FormData): Promise<CreateSourceState> {
  const done = await createSource(IDLE, form);
  if (done.status === 'idle') throw new Error('A guarded action always answers with a result.');
  const values = readCreateSourceValues(done.values);
  if (done.result.ok) return { result: done.result, explained: null, report: null, values };

  const { failure } = done.result;
  const fieldErrors = failure.fieldErrors ?? fieldErrorFor(failure);
  const endpointId = String(form.get('endpoint_id') ?? '');
  const endpoint = findEndpoint(endpointId);
  const { messages } = await requestPreferences();
  return {
    result: { ok: false, failure: Object.keys(fieldErrors).length > 0 ? { ...failure, fieldErrors } : failure },
    explained: explainFailure(failure, {
      operation: 'createSource',
      messages: messages.failures,
      name: values.name,
      host: endpoint && new URL(endpoint.eventGridUrl).host,
    }),
    report: failureReport(failure, { endpointId, projectId: String(form.get('project_id') ?? '') }),
    values,
  };
}
