// Apart from redact.ts, so that a page can show masks without loading what makes them.

import { SECRET_FIELDS } from './fields';

/** What stands in place of a secret. Its length says nothing about the secret's. */
export const MASK = '••••';

/** Makes one of all spellings of a key: `secretKey`, `Secret-Key` and `secret_key` are the same. */
export const foldKey = (key: string): string => key.toLowerCase().replaceAll(/[_\s-]/g, '');

const foldedNames = (...places: string[]): ReadonlySet<string> =>
  new Set(SECRET_FIELDS.filter(({ where }) => places.includes(where)).map(({ name }) => foldKey(name)));

const OF_DETAIL = foldedNames('detail');
const OF_FORMS = foldedNames('detail', 'form');
const NEVER_LOGGED = foldedNames('detail', 'form', 'log');

/** Tells whether a key names a secret of a source's `detail`, in any spelling. */
export const isDetailSecret = (key: string): boolean => OF_DETAIL.has(foldKey(key));

/** Tells whether a key names a secret that a person types into a form: of a source, or to sign in. */
export const isFormSecret = (key: string): boolean => OF_FORMS.has(foldKey(key));

/** Tells whether a key's value must not be logged: every secret, and what may hold one. */
export const isNeverLogged = (key: string): boolean => NEVER_LOGGED.has(foldKey(key));
