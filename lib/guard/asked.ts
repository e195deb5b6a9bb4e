import 'server-only';
import type { Asked } from '@/lib/eventgrid/failures/report';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import { findEndpoint } from '@/lib/session/open';

/** Tells from a form of ours which EventGrid its action asked and in which words to explain a refusal. */
export async function askedBy(form: FormData): Promise<Asked> {
  const endpointId = String(form.get('endpoint_id') ?? '');
  const endpoint = findEndpoint(endpointId);
  const { messages } = await requestPreferences();
  return {
    endpointId,
    projectId: String(form.get('project_id') ?? ''),
    host: endpoint && new URL(endpoint.eventGridUrl).host,
    messages: messages.failures,
  };
}
