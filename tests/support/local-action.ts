import { type EventGrid, openEventGrid } from '@/lib/eventgrid/client';
import type { TransportInit } from '@/lib/eventgrid/transport/transport';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { runAction, type Write } from '@/lib/guard/submit';
import type { PendingWriteDeps } from '@/lib/pending-writes/run';
import { makeRequest } from './guard-request';
import type { TestEventGrid } from './local-eventgrid';
import { makeSession } from './make-signed-in';
import { memoryPendingWriteDeps } from './memory-pending-writes';

type Sent = { method: string; path: string; body: unknown };

/** Answers instead of the local EventGrid, or returns `undefined` to let a request through. */
export type Interfere = (sent: Sent) => Response | undefined | Promise<Response | undefined>;

/** Opens the console's client on a local EventGrid and records what it sends; `interfere` may answer first. */
export function openLocalClient(
  { app, adminToken }: TestEventGrid,
  { token = adminToken, interfere }: { token?: string; interfere?: Interfere } = {},
) {
  const sent: Sent[] = [];
  const transport = async (url: string, init: TransportInit): Promise<Response> => {
    const { pathname, search } = new URL(url);
    const path = pathname + search;
    const request = { method: init.method, path, body: init.body === undefined ? null : JSON.parse(init.body) };
    sent.push(request);
    const { method, headers, body } = init;
    return (
      (await interfere?.(request)) ?? app.request(path, { method, headers, ...(body === undefined ? {} : { body }) })
    );
  };
  const endpoint = { id: 'local', name: 'local', eventGridUrl: 'http://127.0.0.1:1', iamUrl: 'http://127.0.0.1:1' };
  const eventGrid = openEventGrid({ transport, endpoint, projectId: LOCAL_PROJECT_ID, token });
  return { eventGrid, sent };
}

/** Makes a form of the local project; a field given as a list occurs several times. */
export function localForm(fields: Record<string, string | readonly string[]>): FormData {
  const form = new FormData();
  const own = { project_id: LOCAL_PROJECT_ID, endpoint_id: 'local', ...fields };
  for (const [name, value] of Object.entries(own)) {
    for (const one of [value].flat()) form.append(name, one);
  }
  return form;
}

/**
 * Runs a write as guardedAction does, signed in to the local project; `lines` is its log. Several runs of one press
 * share their `pendingWrites`.
 */
export async function runLocalAction<Input, T>(
  form: FormData,
  eventGrid: EventGrid,
  write: Write<Input, T>,
  pendingWrites: PendingWriteDeps = memoryPendingWriteDeps(),
) {
  const session = makeSession({ project: { id: LOCAL_PROJECT_ID, name: 'local' } });
  const { request, lines } = makeRequest(undefined, session, eventGrid);
  return { outcome: await runAction(form, { ...request, pendingWrites }, 'action', write), lines };
}
