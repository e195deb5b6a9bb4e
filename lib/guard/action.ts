import 'server-only';
import { headers } from 'next/headers';
import { after } from 'next/server';
import { environment, publicOrigin } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import type { RefusalContext } from '@/lib/eventgrid/failures/report';
import { requestPreferences } from '@/lib/i18n/request-preferences';
import type { PendingWriteDeps } from '@/lib/pending-writes/run';
import { findEndpoint, openSessionEventGrid } from '@/lib/session/open';
import { sharedPendingWrites } from '@/lib/store/console-store';
import { auditCheckedWrite } from './audit';
import type { Action, ActionOutcome } from './outcome';
import { type ActionRequest, type PublicCall, runAction, runPublicAction, type Write } from './submit';

/**
 * Makes the server action of a signed-in user. Actions are made only with this and publicAction (docs/security.md).
 * `name` is its name in the log. The form must have hidden fields `project_id` and `endpoint_id` (and may have
 * `project_name`, `write_id` and `is_check`), which reach neither schema nor handler. Every refusal is a value; if the
 * handler throws, it is a bug.
 */
export const guardedAction =
  <Input, T>(name: string, write: Write<Input, T>): Action<T> =>
  async (_state, form) =>
    runAction(
      form,
      { ...(await actionRequest()), openSession: openSessionEventGrid, pendingWrites: pendingWriteDeps() },
      name,
      write,
    );

/**
 * Makes a server action that needs no session (sign-in, preferences): same origin and size guards, schema and log.
 * `afterwards` runs after the outcome is known and logged: the place for a redirect.
 */
export const publicAction =
  <Input, T>(
    name: string,
    write: Write<Input, T, PublicCall<Input>>,
    afterwards: (outcome: ActionOutcome<T>, form: FormData) => Promise<void> = async () => {},
  ): Action<T> =>
  async (_state, form) => {
    const outcome = await runPublicAction(form, await actionRequest(), name, write);
    await afterwards(outcome, form instanceof FormData ? form : new FormData());
    return outcome;
  };

/** Turns an action into the `action` of a form that shows no outcome. */
export const formAction =
  <T>(action: Action<T>): ((form: FormData) => Promise<void>) =>
  async (form) => {
    await action(null, form);
  };

const actionRequest = async (): Promise<ActionRequest> => ({
  headers: await headers(),
  publicOrigin: publicOrigin(),
  now: Date.now,
  log,
  refusalContext,
});

async function refusalContext(form: FormData): Promise<RefusalContext> {
  // A sign-in chooses the region, and asks IAM.
  const region = form.get('region');
  const endpointId = String(region ?? form.get('endpoint_id') ?? '');
  const endpoint = findEndpoint(endpointId);
  const url = region === null ? endpoint?.eventGridUrl : endpoint?.iamUrl;
  const { messages } = await requestPreferences();
  return {
    endpointId,
    projectId: String(form.get('project_id') ?? ''),
    host: url && new URL(url).host,
    messages: messages.failures,
  };
}

/**
 * Returns the dependencies for tracking a request's writes: the store, the clock, the audit, the end of its answer, and
 * how long a write may still take effect.
 */
export function pendingWriteDeps(): PendingWriteDeps {
  const settings = environment();
  return {
    store: sharedPendingWrites(settings),
    now: Date.now,
    settledAfterMs: settings.EVENTGRID_SETTLE_MS,
    onChecked: (pendingWrite, checked) => auditCheckedWrite(log, pendingWrite, checked),
    afterAnswer: after,
  };
}
