import 'server-only';
import { headers } from 'next/headers';
import { publicOrigin } from '@/lib/config/env';
import { log } from '@/lib/config/log';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import { openSessionEventGrid } from '@/lib/session/open';
import type { ActionState } from './action-state';
import type { Parse } from './parse';
import { type Call, type PublicCall, runAction, runPublicAction } from './run-action';
import type { ActionRequest } from './submit';

/** A server action for useActionState: the last state is not looked at. */
export type GuardedAction<T> = (state: ActionState<T>, form: FormData) => Promise<ActionState<T>>;

/**
 * Wraps a server action of a signed-in user; with guardedPublicAction the only way to make one (design, rule 3). `name`
 * stands in the log. The form must carry hidden `project_id` and `endpoint_id` (and may carry `project_name`), which
 * reach neither schema nor handler. Every refusal is a value in the state; what the handler throws is a bug.
 */
export const guardedAction =
  <Input, T>(
    name: string,
    parse: Parse<Input>,
    handler: (call: Call<Input>) => Promise<EgResult<T>>,
  ): GuardedAction<T> =>
  async (_state, form) =>
    runAction(form, { ...(await actionRequest()), openSession: openSessionEventGrid }, name, parse, handler);

/** Wraps a server action that needs no session (sign-in, preferences): same origin and size guards, schema and log. */
export const guardedPublicAction =
  <Input, T>(
    name: string,
    parse: Parse<Input>,
    handler: (call: PublicCall<Input>) => Promise<EgResult<T>>,
  ): GuardedAction<T> =>
  async (_state, form) =>
    runPublicAction(form, await actionRequest(), name, parse, handler);

const actionRequest = async (): Promise<ActionRequest> => ({
  headers: await headers(),
  publicOrigin: publicOrigin(),
  now: Date.now,
  log,
});
