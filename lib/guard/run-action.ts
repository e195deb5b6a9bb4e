import type { EventGrid } from '@/lib/eventgrid/client';
import { type EgResult, refusal } from '@/lib/eventgrid/failures/result';
import type { Session } from '@/lib/session/session';
import { StoreDownError } from '@/lib/store/store-down';
import type { ActionState } from './action-state';
import { auditedEventGrid, type Who } from './audit';
import type { FormValues } from './form-data';
import { logFields } from './log-fields';
import { findOtherProject, otherProjectMessage } from './other-project';
import { type Parse, parseWith } from './parse';
import { type ActionRequest, submit, type Worked } from './submit';

/** What a signed-in action's or route's handler gets: input that passed, and a client that holds the token itself. */
export type Call<Input> = { input: Input; eventGrid: EventGrid; session: Session };

export type SessionRequest = ActionRequest & {
  openSession(): Promise<{ session: Session; eventGrid: EventGrid } | null>;
};

/**
 * Runs a submitted form of a signed-in user: after what all actions share come the session, the project the form was
 * opened for, the schema and then the handler. Returns the new state; throws only what the handler throws.
 */
export function runAction<Input, T>(
  form: FormData,
  request: SessionRequest,
  action: string,
  parse: Parse<Input>,
  handler: (call: Call<Input>) => Promise<EgResult<T>>,
): Promise<ActionState<T>> {
  return submit(form, request, action, async (values): Promise<Worked<T>> => {
    const open = await openOrRefuse(request);
    if ('ok' in open) return { result: open };
    const { session, eventGrid } = open;
    const who = logFields(session);
    const { project_id, endpoint_id, project_name, ...fields } = values;
    const otherProject = findOtherProject({ project_id, endpoint_id, project_name }, session);
    if (otherProject) {
      const message = otherProjectMessage(otherProject);
      return { result: refusal('other-project', { message }, request.now()), otherProject, who };
    }
    return {
      result: await parseAndRun(parse, fields, request, (input) => handler({ input, eventGrid, session })),
      who,
    };
  });
}

/** What a public action's handler gets; it tells by `note` who acts as soon as it knows. */
export type PublicCall<Input> = { input: Input; note(who: Who): void };

/** Runs a submitted form that needs no session: sign-in, preferences. Same guards, no project. */
export function runPublicAction<Input, T>(
  form: FormData,
  request: ActionRequest,
  action: string,
  parse: Parse<Input>,
  handler: (call: PublicCall<Input>) => Promise<EgResult<T>>,
): Promise<ActionState<T>> {
  return submit(form, request, action, async (values) => {
    let who: Who | undefined;
    const note = (told: Who) => {
      who = told;
    };
    const result = await parseAndRun(parse, values, request, (input) => handler({ input, note }));
    return { result, ...(who && { who }) };
  });
}

/** Opens the request's session with a client whose writes are audited, or says why not: signed out, or the store is down (fail closed). */
export async function openOrRefuse(request: Pick<SessionRequest, 'openSession' | 'now' | 'log'>) {
  try {
    const open = await request.openSession();
    if (open === null) return refusal('signed-out', {}, request.now());
    return { session: open.session, eventGrid: auditedEventGrid(open.eventGrid, request.log, open.session) };
  } catch (error) {
    if (!(error instanceof StoreDownError)) throw error;
    request.log.error({ event: 'store-down', error });
    return refusal('store-down', {}, request.now());
  }
}

async function parseAndRun<Input, T>(
  parse: Parse<Input>,
  values: FormValues,
  request: ActionRequest,
  run: (input: Input) => Promise<EgResult<T>>,
): Promise<EgResult<T>> {
  const parsed = parseWith(parse, values);
  if (!parsed.ok) return refusal('invalid-input', { fieldErrors: parsed.fieldErrors }, request.now());
  try {
    return await run(parsed.input);
  } catch (error) {
    if (!(error instanceof StoreDownError)) throw error;
    request.log.error({ event: 'store-down', error });
    return refusal('store-down', {}, request.now());
  }
}
