import { ADVICE_ACTIONS, type AdviceAction, type AdviceKey, adviceKeyFor, type Operation } from './failure-advice';
import type { EgFailure } from './result';

type AdviceText = { title: string; cause: string; next: string };

/** The part of a language's dictionary that explains refusals. */
export type FailureMessages = {
  advice: Record<AdviceKey, AdviceText>;
  /** Labels by action; `retry` repeats a read, `createAgain` a create, `openList` a look-up without a name. */
  actions: Record<Exclude<AdviceAction, 'wait'> | 'createAgain' | 'openList', string>;
  /** A cause, followed by the sentence that nothing was created. */
  nothingCreated: string;
  /** What `{it}` says where no name is known. */
  it: string;
};

/** A refusal in a user's words: the fact, why, what to do, and the one action that does it. */
export type ExplainedFailure = AdviceText & {
  key: AdviceKey;
  action: AdviceAction;
  actionLabel: string;
  /** How long the action should stay off, in seconds; null where there is no need to wait. */
  waitSeconds: number | null;
};

export type ExplainOptions = {
  operation: Operation;
  messages: FailureMessages;
  /** What was to be created or opened. */
  name?: string;
  /** The host that was asked. */
  host?: string;
};

/** Where a throttle names no time: EG's guide says to wait 2 to 5 s. */
const DEFAULT_WAIT_SECONDS = 5;

// The action that a user needs for an operation, as an administrator grants it. EG API names those of create and of
// listing channels; the two for reading sources follow their pattern (INFERRED).
const IAM_ACTIONS: Record<Operation, string> = {
  createSource: 'eg:sources:create',
  listSources: 'eg:sources:list',
  getSource: 'eg:sources:get',
  listChannels: 'eg:channels:list',
  createChannel: 'eg:channels:create',
  signIn: 'eg:sources:list',
};

/**
 * Explains a refusal in the language of `messages`, on the server, so that no page loads the catalogue. Returns fact,
 * cause, next step and action; where a create surely had no effect the cause says that nothing was created.
 */
export function explainFailure(
  failure: EgFailure,
  { operation, messages, name, host }: ExplainOptions,
): ExplainedFailure {
  const key = adviceKeyFor(failure, operation);
  const action = ADVICE_ACTIONS[key];
  const creates = operation === 'createSource' || operation === 'createChannel';
  const waitSeconds = action === 'wait' ? (failure.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS) : null;
  const values = {
    name,
    it: name || messages.it,
    host: host ?? (operation === 'signIn' ? 'IAM' : 'EventGrid'),
    action: IAM_ACTIONS[operation],
    status: failure.status === null ? undefined : String(failure.status),
    seconds: String(waitSeconds ?? failure.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS),
  };
  const { title, cause, next } = messages.advice[key];
  const whole = creates && failure.nothingChanged ? messages.nothingCreated.replace('{cause}', () => cause) : cause;
  return {
    key,
    title: fill(title, values),
    cause: fill(whole, values),
    next: fill(next, values),
    action,
    actionLabel: fill(messages.actions[labelFor(action, creates, name)], values),
    waitSeconds,
  };
}

function labelFor(action: AdviceAction, creates: boolean, name: string | undefined): keyof FailureMessages['actions'] {
  if (action === 'retry' || action === 'wait') return creates ? 'createAgain' : 'retry';
  if (action === 'look-up' && !name) return 'openList';
  return action;
}

/** A placeholder without a value goes with the blank before it: "The name {name} is taken" reads well either way. */
const fill = (text: string, values: Record<string, string | undefined>): string =>
  text.replace(/( ?)\{(\w+)\}/g, (_placeholder, blank: string, key: string) =>
    values[key] ? `${blank}${values[key]}` : '',
  );

/**
 * Writes a refusal down for someone who can help: time, request, status, EG's words, IDs, region and project, a line
 * each, lines without a value left out. It holds no token, no secret and no body.
 */
export function failureReport(
  failure: EgFailure,
  { endpointId, projectId }: { endpointId: string; projectId: string },
): string {
  const { request } = failure;
  const lines: [string, string | number | null][] = [
    ['Time', failure.time],
    ['Request', request && `${request.method} ${request.path}`],
    ['Outcome', failure.kind],
    ['HTTP status', failure.status],
    ['error_code', failure.code],
    ['error_msg', failure.message],
    ['error_details', failure.details],
    ['Request ID', failure.requestId],
    ['Retry-After', failure.retryAfterSeconds === null ? null : `${failure.retryAfterSeconds} s`],
    ['Duration', failure.durationMs === null ? null : `${failure.durationMs} ms`],
    ['Region', endpointId],
    ['Project ID', projectId],
  ];
  return lines
    .filter(([, value]) => value !== null && value !== '')
    .map(([label, value]) => `${label}: ${String(value).replaceAll(/\s+/g, ' ')}`)
    .join('\n');
}
