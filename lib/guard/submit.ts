import { type Log, withKnownSecrets } from '@/lib/config/log';
import type { EventGrid } from '@/lib/eventgrid/client';
import type { Dms } from '@/lib/eventgrid/dms';
import type { Operation } from '@/lib/eventgrid/failures/advice';
import { type Explained, explainRefusal, type RefusalContext } from '@/lib/eventgrid/failures/report';
import {
  type EgFailure,
  type EgResult,
  type FailureKind,
  type FieldErrors,
  refusal,
} from '@/lib/eventgrid/failures/result';
import { newWriteId } from '@/lib/pending-writes/new-id';
import { isWriteId } from '@/lib/pending-writes/pending-write';
import type { PendingWriteDeps } from '@/lib/pending-writes/run';
import type { Session } from '@/lib/session/session';
import { StoreDownError } from '@/lib/store/store-down';
import { auditedEventGrid, auditSessionAction, logFields, outcomeFields, type Who } from './audit';
import { isOwnWrite, otherProjectMessage } from './checks';
import {
  type FormValues,
  formDataBytes,
  formDataToValues,
  hasForeignFields,
  type Parse,
  parseWith,
  secretsIn,
  textOf,
  withoutSecrets,
} from './form';
import type { ActionOutcome } from './outcome';

/** Largest accepted form, names and values in bytes of UTF-8 (our choice; a token of 16,384 characters fits twice). */
export const MAX_FORM_BYTES = 65_536;

/** What each form of a signed-in user may have besides its action's fields; see runAction. */
const SESSION_FIELDS = ['project_id', 'endpoint_id', 'project_name', 'write_id', 'is_check'];

/** A form that no page of ours makes. */
const DAMAGED_FORM: FieldErrors = { write_id: 'write_id.malformed' };

/** An action's definition, apart from its form. */
export type ActionRequest = {
  headers: Pick<Headers, 'get'>;
  publicOrigin: string;
  now(): number;
  log: Log;
  /** Which EventGrid a form is for, and the texts of the page's language. */
  refusalContext(form: FormData): Promise<RefusalContext>;
};

export type SessionRequest = ActionRequest & {
  openSession(): Promise<{ session: Session; eventGrid: EventGrid; dms?: Dms | null } | null>;
  pendingWrites: PendingWriteDeps;
};

/** What a signed-in action's handler gets: valid input, and a client that holds the token itself. */
export type Call<Input> = {
  input: Input;
  eventGrid: EventGrid;
  session: Session;
  /** Set by the form for this press; the same press sent twice is one write. */
  writeId: string;
  /** Whether the press only checks what became of that write: nothing may be sent. */
  isCheck: boolean;
  pendingWrites: PendingWriteDeps;
  /** Explains a refusal, for an action that does several things. */
  explain(failure: EgFailure, subject: { operation: Operation; name?: string | undefined }): Explained;
};

/** What a public action's handler gets. It calls `note` as soon as it knows who acts. */
export type PublicCall<Input> = { input: Input; note(who: Who): void };

/** One write of a noun, from posted form to result: what an action needs to know about it. */
export type Write<Input, T, ItsCall = Call<Input>> = {
  /** The names of all fields that its form may have, nested ones joined by dots. A form with others is refused. */
  fields: readonly string[];
  /** Largest form it accepts, in bytes; MAX_FORM_BYTES if omitted. Its path needs the room in BODY_BOUNDS. */
  maxFormBytes?: number;
  /** How the form becomes the handler's input. */
  parse: Parse<Input>;
  run(call: ItsCall): Promise<EgResult<T>>;
  /** The operation of EventGrid or IAM, for explaining its refusal; if omitted, a refusal is not explained. */
  operation?: Operation | ((failure: EgFailure) => Operation);
  /** The fields that a refusal from EventGrid is about. */
  fieldErrorsOf?(failure: EgFailure): FieldErrors;
};

/**
 * Runs a submitted form of a signed-in user: the steps that all actions share, then the session, the project that the
 * form was opened for, the schema and the handler. Throws only what the handler throws.
 */
export function runAction<Input, T>(
  form: FormData,
  request: SessionRequest,
  action: string,
  write: Write<Input, T>,
): Promise<ActionOutcome<T>> {
  const posts = { ...write, fields: [...write.fields, ...SESSION_FIELDS] };
  return submit(form, request, action, posts, async ({ values, context, parse }) => {
    const open = await openOrRefuse(request);
    if ('ok' in open) return { result: open };
    const { session } = open;
    const { project_id, endpoint_id, project_name, write_id, is_check, ...fields } = values;
    const refuse = (kind: FailureKind, parts: Partial<EgFailure>) => ({
      result: refusal(kind, parts, request.now()),
      who: logFields(session),
    });
    const message = otherProjectMessage({ project_id, endpoint_id, project_name }, session);
    if (message !== null) return refuse('other-project', { message });
    const writeId = write_id ?? newWriteId();
    // Replacing the ID would let the same press be sent twice.
    if (typeof writeId !== 'string' || !isWriteId(writeId))
      return refuse('invalid-input', { fieldErrors: DAMAGED_FORM });
    const call: Omit<Call<Input>, 'input'> = {
      ...open,
      writeId,
      isCheck: is_check !== undefined,
      pendingWrites: request.pendingWrites,
      explain: (failure, subject) => explainRefusal(failure, subject, context),
    };
    const result = await parseAndRun(parse, fields, request, (input) => write.run({ ...call, input }));
    return { result, who: logFields(session) };
  });
}

/** Runs a submitted form that needs no session: sign-in, preferences. Same guards, no project. */
export function runPublicAction<Input, T>(
  form: FormData,
  request: ActionRequest,
  action: string,
  write: Write<Input, T, PublicCall<Input>>,
): Promise<ActionOutcome<T>> {
  return submit(form, request, action, write, async ({ values, parse }) => {
    let who: Who | undefined;
    const note = (known: Who) => {
      who = known;
    };
    const result = await parseAndRun(parse, values, request, (input) => write.run({ input, note }));
    return { result, ...(who && { who }) };
  });
}

/**
 * Opens the request's session with a client whose writes are audited, or returns why not: signed out, or the store is
 * down (fail closed).
 */
export async function openOrRefuse(request: Pick<SessionRequest, 'openSession' | 'now' | 'log'>) {
  try {
    const open = await request.openSession();
    if (open === null) return refusal('signed-out', {}, request.now());
    const { session, eventGrid, dms = null } = open;
    return { session, eventGrid: auditedEventGrid(eventGrid, request.log, session), dms };
  } catch (error) {
    return storeDown(error, request);
  }
}

function storeDown(error: unknown, { log, now }: Pick<ActionRequest, 'log' | 'now'>) {
  if (!(error instanceof StoreDownError)) throw error;
  log.error({ event: 'store-down', error });
  return refusal('store-down', {}, now());
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
    return storeDown(error, request);
  }
}

const refuseForm = () => ({ ok: false as const, fieldErrors: DAMAGED_FORM });

/** The result of an action's own work; `who` is added to its log line. */
type WorkResult<T> = { result: EgResult<T>; who?: Who };

type ExplainedWrite = Pick<Write<unknown, unknown>, 'operation' | 'fieldErrorsOf'>;
type PostedWrite<Input> = Pick<Write<Input, unknown>, 'fields' | 'maxFormBytes' | 'parse'> & ExplainedWrite;
type Posted<Input> = { values: FormValues; context: RefusalContext; parse: Parse<Input> };

/**
 * Runs one submitted form through the steps that every action shares: the origin guard, the size limit, the values, the
 * log line, the explanation of a refusal. If the work throws, it is a bug: it is logged and rethrown.
 */
async function submit<Input, T>(
  posted: FormData,
  request: ActionRequest,
  action: string,
  write: PostedWrite<Input>,
  work: (posted: Posted<Input>) => Promise<WorkResult<T>>,
): Promise<ActionOutcome<T>> {
  const started = request.now();
  // Anyone can send anything to an action by its ID.
  const form = posted instanceof FormData ? posted : new FormData();
  const context = await request.refusalContext(form);
  const finish = ({ result, who }: WorkResult<T>, values: FormValues): ActionOutcome<T> => {
    const duration_ms = request.now() - started;
    request.log.info({ event: 'action', action, ...who, ...outcomeFields(result), duration_ms });
    auditSessionAction(request.log, { action, values, result, ...(who && { who }) });
    return {
      result,
      ...wordsOf(result, values, write, context),
      values: withoutSecrets(values),
      submittedAt: new Date(started).toISOString(),
    };
  };
  const refuse = (kind: FailureKind) => finish({ result: refusal(kind, {}, request.now()) }, {});

  if (!isOwnWrite(request.headers, request.publicOrigin)) return refuse('cross-site');
  if (formDataBytes(form) > (write.maxFormBytes ?? MAX_FORM_BYTES)) return refuse('too-large');
  const values = formDataToValues(form);
  const parse = hasForeignFields(form, write.fields) ? refuseForm : write.parse;
  return withKnownSecrets(secretsIn(form, write.fields), async () => {
    try {
      return finish(await work({ values, context, parse }), values);
    } catch (error) {
      if (!isNextSignal(error)) request.log.error({ event: 'action', action, error }, 'an action threw');
      throw error;
    }
  });
}

function wordsOf(
  result: EgResult<unknown>,
  values: FormValues,
  { operation, fieldErrorsOf }: ExplainedWrite,
  context: RefusalContext,
): Pick<ActionOutcome<never>, 'explained' | 'report' | 'fieldErrors'> {
  if (result.ok) return { explained: null, report: null, fieldErrors: {} };
  const { failure } = result;
  const fieldErrors = failure.fieldErrors ?? fieldErrorsOf?.(failure) ?? {};
  if (operation === undefined) return { explained: null, report: null, fieldErrors };
  const subject = {
    operation: typeof operation === 'function' ? operation(failure) : operation,
    name: textOf(values.name) || undefined,
  };
  return { ...explainRefusal(failure, subject, context), fieldErrors };
}

/** Next's redirect() and notFound() throw, but are not bugs. */
const isNextSignal = (error: unknown): boolean =>
  error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_');
