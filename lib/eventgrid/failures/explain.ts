import { factsOf } from '@/lib/eventgrid/operations';
import { fillPlaces, format } from '@/lib/i18n/format';
import { ADVICE_ACTIONS, type AdviceAction, type AdviceKey, adviceKeyFor, type Operation } from './advice';
import type { EgFailure, LookedUp } from './result';

type AdviceText = { title: string; cause: string; next: string };

/** What a write does to things: the words that make one text of the catalogue fit all three. */
type Write = 'create' | 'update' | 'delete';

/** Words that stand for `{done}`, `{undone}` and so on; a label and a sentence of their own. */
type WriteWords = Record<'done' | 'undone' | 'look' | 'repeat' | 'once' | 'twice', string> & {
  /** Label of the button that sends it once more. */
  again: string;
  /** A cause, followed by the sentence that nothing was done. */
  nothing: string;
};

/** The part of a language's dictionary that explains refusals. */
export type FailureMessages = {
  advice: Record<AdviceKey, AdviceText>;
  /** Labels by action; `retry` repeats a read, `openList` is a look-up without a name. */
  actions: Record<Exclude<AdviceAction, 'wait'> | 'openList', string>;
  writes: Record<Write, WriteWords>;
  /** What replaces an advice once EventGrid was looked up; its cause follows the first one. */
  lookedUp: Record<keyof typeof LOOKED_UP_ACTIONS, AdviceText>;
  /** What `{noun}` says: the kind of thing a write is about. */
  nouns: Record<'source' | 'channel', string>;
  /** What `{it}` says where no name is known. */
  it: string;
};

/** What to do when the answer of a write was lost and looking EventGrid up found it not done, or found nothing out. */
const LOOKED_UP_ACTIONS = { notDone: 'retry', nameTaken: 'focus-name', unknown: 'look-again' } as const;

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

/** Where a throttle names no time: 2 to 5 s (docs/wire.md, "EG API, gateway error codes"; INFERRED). */
const DEFAULT_WAIT_SECONDS = 5;

/** A read is repeated by the console itself, and harms nothing: what is said of writes about that is left out. */
const READ_WORDS = { once: '', twice: '' };

/**
 * Explains a refusal in the language of `messages`, on the server, so that no page loads the catalogue. Returns fact,
 * cause, next step and action; where a write surely had no effect the cause says that nothing was done, and where a lost
 * answer was looked up, what that said.
 */
export function explainFailure(
  failure: EgFailure,
  { operation, messages, name, host }: ExplainOptions,
): ExplainedFailure {
  const { lookedUp } = failure;
  // How the answer was lost is told as it was before anybody looked.
  const key = adviceKeyFor(lookedUp ? { ...failure, nothingChanged: false } : failure, operation);
  // Signing in ends with a look at the project's sources: that is the permission it needs.
  const { action: permission, write: [verb, noun] = [] } = factsOf(operation === 'signIn' ? 'listSources' : operation);
  const words = verb && messages.writes[verb];
  const finding = lookedUp && findingOf(lookedUp);
  const action = finding ? LOOKED_UP_ACTIONS[finding] : actionFor(key, verb, failure);
  const waitSeconds = action === 'wait' ? (failure.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS) : null;
  const service = operation === 'signIn' ? 'IAM' : (factsOf(operation).service ?? 'EventGrid');
  const values: Record<string, string | undefined> = {
    name,
    it: name || messages.it,
    noun: noun && messages.nouns[noun],
    host: host ?? service,
    service,
    action: permission,
    status: failure.status === null ? undefined : String(failure.status),
    seconds: String(waitSeconds ?? failure.retryAfterSeconds ?? DEFAULT_WAIT_SECONDS),
  };
  // Words first and values after: a name of somebody's own may look like a placeholder.
  const put: Record<string, string> = words ?? READ_WORDS;
  const say = (text: string) =>
    fill(
      fill(text, (place) => put[place]),
      (place) => values[place] ?? '',
    );
  const { cause } = messages.advice[key];
  const { title, next } = finding ? messages.lookedUp[finding] : messages.advice[key];
  const nothing = failure.nothingChanged && !finding ? words?.nothing : undefined;
  const whole = finding ? `${cause} ${messages.lookedUp[finding].cause}` : cause;
  const again = action === 'retry' || action === 'wait' ? words?.again : undefined;
  return {
    key,
    title: say(title),
    cause: say(nothing === undefined ? whole : format(nothing, { cause })),
    next: say(next),
    action,
    actionLabel: again ?? say(messages.actions[labelFor(action, name)]),
    waitSeconds,
  };
}

/** What became of a change is seen on the thing itself, not in a list. */
const actionFor = (key: AdviceKey, write: Write | undefined, failure: EgFailure): AdviceAction =>
  write === 'update' && !failure.nothingChanged ? 'reload' : ADVICE_ACTIONS[key];

function findingOf({ verdict, other }: LookedUp): keyof typeof LOOKED_UP_ACTIONS {
  if (verdict === 'unknown') return 'unknown';
  return other === null ? 'notDone' : 'nameTaken';
}

function labelFor(action: AdviceAction, name: string | undefined): keyof FailureMessages['actions'] {
  if (action === 'wait') return 'retry';
  return action === 'look-up' && !name ? 'openList' : action;
}

/** Fills a text's places; where a value is empty, the blank before it goes too: "The name {name} is taken". */
const fill = (text: string, valueAt: (place: string) => string | undefined): string =>
  fillPlaces(text, valueAt).reduce(
    (before, part, index) => (index % 2 === 1 && part === '' ? before.replace(/ $/, '') : before + part),
    '',
  );
