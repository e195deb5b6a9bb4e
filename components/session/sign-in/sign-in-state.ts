import { type Refused, refusedOf } from '@/components/action/refused';
import type { ActionOutcome } from '@/lib/guard/outcome';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { validationText } from '@/lib/i18n/validation-text';

/** How a person signs in: with a password, or with a token they got elsewhere. */
export type SignInMethod = 'user' | 'token';

/** Fields of each way to sign in, in the order of the page. */
const SIGN_IN_FIELDS = {
  user: ['region', 'project', 'account', 'user', 'password', 'passcode'],
  token: ['region', 'project_id', 'token'],
} as const;

/** Where a page is, and so where its session must be. */
export type Here = {
  region: { id: string; name: string };
  project: { id: string; name: string };
  /** As whom the page was opened; the form is filled with it. */
  user: { name: string; account: string };
};

/**
 * Reads what the last press of one way to sign in leaves on its form: the typed texts, else `known`; words by field, and in
 * the order of the page; the refusal of IAM, of the throttle or of the console. A press of the other way is not this one's.
 */
export function readSignIn(
  outcome: ActionOutcome<null> | null,
  method: SignInMethod,
  known: Record<string, string>,
  texts: Dictionary['signIn'],
) {
  const mine = outcome && (outcome.values.method ?? method) === method ? outcome : null;
  const values = mine ? textsIn(mine.values) : known;
  const errors: Record<string, string> = Object.fromEntries(
    Object.entries(mine?.fieldErrors ?? {}).map(([field, key]) => [
      field,
      validationText(key, values[field] ?? '', texts.validation),
    ]),
  );
  const listed = SIGN_IN_FIELDS[method].flatMap((field) => (errors[field] ? [{ field, text: errors[field] }] : []));
  const refused: Refused | null = listed.length > 0 ? null : refusedOf(mine);
  return { values, errors, listed, refused };
}

const textsIn = (values: object): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));
