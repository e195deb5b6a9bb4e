'use server';

import { findEndpoint } from '@/lib/eg/open-client';
import { IDLE } from '@/lib/guard/action-state';
import { guardedAction } from '@/lib/guard/guarded-action';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { callCreateSource, parseCreateSource } from '@/lib/sources/create-source-call';
import { type CreateSourceState, createSourceState } from '@/lib/sources/create-source-state';

const createSource = guardedAction('createSource', parseCreateSource, callCreateSource);

/**
 * Creates a custom source in the session's project with the user's own token.
 *
 * Every refusal (signed out, another project, bad input, an EG error, no answer) is a value in the state, in words of
 * the page's language and on the field it is about; only a bug throws.
 */
export async function createSourceAction(_state: CreateSourceState, form: FormData): Promise<CreateSourceState> {
  const [done, { messages }] = await Promise.all([createSource(IDLE, form), requestPreferences()]);
  const endpointId = String(form.get('endpoint_id') ?? '');
  const endpoint = findEndpoint(endpointId);
  return createSourceState(done, {
    endpointId,
    projectId: String(form.get('project_id') ?? ''),
    host: endpoint && new URL(endpoint.eventGridUrl).host,
    messages: messages.failures,
  });
}
