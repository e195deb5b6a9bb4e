import { refusedOf, type ShownRefusal } from '@/components/action/refused';
import type { ActionOutcome } from '@/lib/guard/outcome';
import type { Dictionary } from '@/lib/i18n/dictionary';
import { validationText } from '@/lib/i18n/validation-text';

/** How the user signs in: with a password, or with a token they got elsewhere. */
export type SignInMethod = 'user' | 'token';

/** Fields of each sign-in method, in page order. */
const SIGN_IN_FIELDS = {
  user: ['region', 'project', 'account', 'user', 'password', 'passcode'],
  token: ['region', 'project_id', 'token'],
} as const;

/** The page's region and project, which its session must match. */
export type SignInTarget = {
  region: { id: string; name: string };
  project: { id: string; name: string };
  /** The user that the page was opened for; prefills the form. */
  user: { name: string; account: string };
};

/**
 * Returns the state of one method's form after the last press: the typed texts, else `known`; messages by field, and in
 * page order; the refusal of IAM, of the throttle or of the console. Ignores a press of the other method.
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
  const refused: ShownRefusal | null = listed.length > 0 ? null : refusedOf(mine);
  return { values, errors, listed, refused };
}

const textsIn = (values: object): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));
