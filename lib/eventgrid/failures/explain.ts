import { factsOf } from '@/lib/eventgrid/operations';
import { fillPlaces, format } from '@/lib/i18n/format';
import { adviceKeyFor, type Operation } from './advice';
import { ADVICE_ACTIONS, type AdviceAction, type AdviceKey } from './advice-actions';
import type { EgFailure, LostWriteCheck } from './result';

type AdviceText = { title: string; cause: string; next: string };

/** What a write does: the words that adapt each text of the catalog to its verb. */
type Write = 'create' | 'update' | 'delete' | 'enable' | 'disable' | 'publish';

/** Words for `{done}`, `{undone}` and so on, plus a label and a sentence. */
type WriteWords = Record<'done' | 'undone' | 'look' | 'repeat' | 'once' | 'twice', string> & {
  /** Label of the button that sends it again. */
  again: string;
  /** A cause, followed by the sentence that nothing was changed. */
  nothing: string;
};

/** The part of a language's dictionary that explains refusals. */
export type FailureMessages = {
  advice: Record<AdviceKey, AdviceText>;
  /** Labels by action; `retry` repeats a read, `openList` opens the list without a name to search for. */
  actions: Record<Exclude<AdviceAction, 'wait'> | 'openList', string>;
  writes: Record<Write, WriteWords>;
  /** Replaces an advice after EventGrid was checked; its cause follows the first one. */
  lookedUp: Record<keyof typeof CHECK_ACTIONS, AdviceText>;
  /** Words for `{seconds}`: how long to wait. */
  waits: Record<'seconds' | 'minutes' | 'hours' | 'days', string>;
  /** Words for `{noun}`: the kind of thing a write is about. */
  nouns: Record<'source' | 'channel' | 'subscription' | 'event', string>;
  /** Words for `{it}` if the name is unknown. */
  it: string;
};

/** What to do if the answer of a write was lost and a check found that it did not happen, or could not tell. */
const CHECK_ACTIONS = {
  notDone: 'retry',
  nameTaken: 'focus-name',
  sameName: 'look-up',
  unproven: 'retry',
  pending: 'look-again',
  unknown: 'look-again',
} as const;

/** A refusal in a user's words: the fact, the cause, what to do, and the one action that does it. */
export type ExplainedFailure = AdviceText & {
  key: AdviceKey;
  /** The name in these texts, if there is one. */
  name?: string;
  action: AdviceAction;
  actionLabel: string;
  /** How long the action should stay disabled, in seconds; null if there is no need to wait. */
  waitSeconds: number | null;
};

export type ExplainOptions = {
  operation: Operation;
  messages: FailureMessages;
  /** What was to be created or opened. */
  name?: string;
  /** The host that the request was for. */
  host?: string;
};

/** For a throttle that names no time: 2 to 5 s (docs/wire.md, "EG API, gateway error codes"; INFERRED). */
const DEFAULT_WAIT_SECONDS = 5;

/** The console repeats reads itself, and they do no harm: texts about repeating writes are left out. */
const READ_WORDS = { once: '', twice: '' };

/**
 * Explains a refusal in the language of `messages`, on the server, so that no page loads the catalog. Returns fact,
 * cause, next step and action. The cause adds that nothing was changed if a write surely had no effect, and the result
 * of the check if an answer was lost.
 */
export function explainFailure(
  failure: EgFailure,
  { operation, messages, name, host }: ExplainOptions,
): ExplainedFailure {
  const { lostWriteCheck } = failure;
  // Uses the failure as it was before the check to explain how the answer was lost.
  const key = adviceKeyFor(lostWriteCheck ? { ...failure, nothingChanged: false } : failure, operation);
  // Sign-in ends with reading the project's sources: that is the permission it needs.
  const { action: permission, write: [verb, noun] = [] } = factsOf(operation === 'signIn' ? 'listSources' : operation);
  const words = verb && messages.writes[verb];
  const checkKey = lostWriteCheck && checkKeyOf(lostWriteCheck, verb);
  const isPending = lostWriteCheck?.verdict === 'unproven' && lostWriteCheck.nextCheckMs !== null;
  const checkAction = isPending ? CHECK_ACTIONS.pending : checkKey && CHECK_ACTIONS[checkKey];
  const action = checkAction ?? actionFor(key, verb, failure);
  // What was checked may ask to wait as well.
  const isWait = action === 'wait' || (checkKey !== undefined && failure.retryAfterSeconds !== null);
  const waitSeconds = isWait ? (failure.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS) : null;
  const service = operation === 'signIn' ? 'IAM' : (factsOf(operation).service ?? 'EventGrid');
  const values: Record<string, string | undefined> = {
    name,
    it: name || messages.it,
    noun: noun && messages.nouns[noun],
    host: host ?? service,
    service,
    action: permission,
    status: failure.status === null ? undefined : String(failure.status),
    seconds: waitText(waitSeconds ?? failure.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS, messages.waits),
  };
  // Words first, then values: a name that a user chose may look like a placeholder.
  const put: Record<string, string> = words ?? READ_WORDS;
  const say = (text: string) =>
    fill(
      fill(text, (place) => put[place]),
      (place) => values[place] ?? '',
    );
  const { cause } = messages.advice[key];
  const { title, next } = checkKey ? messages.lookedUp[checkKey] : messages.advice[key];
  const step = isPending ? messages.lookedUp.pending.next : next;
  const nothing = failure.nothingChanged && !checkKey ? words?.nothing : undefined;
  // A later check does not know how the answer was lost.
  const how = failure.request === null ? '' : `${cause} `;
  const whole = checkKey ? `${how}${messages.lookedUp[checkKey].cause}` : cause;
  const again = action === 'retry' || action === 'wait' ? words?.again : undefined;
  return {
    key,
    ...(name && { name }),
    title: say(title),
    cause: say(nothing === undefined ? whole : format(nothing, { cause })),
    next: say(step),
    action,
    actionLabel: again ?? say(messages.actions[labelFor(action, name)]),
    waitSeconds,
  };
}

/** Seconds up to 90, then whole minutes, hours or days, rounded up (our choice). */
function waitText(seconds: number, waits: FailureMessages['waits']): string {
  if (seconds <= 90) return format(waits.seconds, { count: seconds });
  if (seconds <= 90 * 60) return format(waits.minutes, { count: Math.ceil(seconds / 60) });
  if (seconds <= 48 * 3600) return format(waits.hours, { count: Math.ceil(seconds / 3600) });
  return format(waits.days, { count: Math.ceil(seconds / 86_400) });
}

/** The outcome of a change shows on the item itself, not in a list. */
const actionFor = (key: AdviceKey, write: Write | undefined, failure: EgFailure): AdviceAction =>
  write === 'update' && !failure.nothingChanged ? 'reload' : ADVICE_ACTIONS[key];

function checkKeyOf(
  { verdict, other, nextCheckMs }: LostWriteCheck,
  verb: Write | undefined,
): keyof typeof CHECK_ACTIONS {
  if (verdict === 'unproven') return verb === 'create' ? 'sameName' : 'unproven';
  if (verdict === 'unknown') return nextCheckMs === null ? 'unknown' : 'pending';
  return other === null ? 'notDone' : 'nameTaken';
}

function labelFor(action: AdviceAction, name: string | undefined): keyof FailureMessages['actions'] {
  if (action === 'wait') return 'retry';
  return action === 'look-up' && !name ? 'openList' : action;
}

/**
 * Fills in a text's placeholders. For an empty value, the space before it is removed too: "The name {name} is taken".
 */
const fill = (text: string, valueAt: (place: string) => string | undefined): string =>
  fillPlaces(text, valueAt).reduce(
    (before, part, index) => (index % 2 === 1 && part === '' ? before.replace(/ $/, '') : before + part),
    '',
  );
