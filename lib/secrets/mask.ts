// Separate from redact.ts, so that a page can show masks without loading the code that makes them.

import { SECRET_FIELDS } from './fields';

/** Replaces a secret. Its length says nothing about the secret's. */
export const MASK = '••••';

/** Normalizes all spellings of a key: `secretKey`, `Secret-Key` and `secret_key` are the same. */
export const foldKey = (key: string): string => key.toLowerCase().replaceAll(/[_\s-]/g, '');

const isOneOf = (...lists: string[][]): ((key: string) => boolean) => {
  const folded = new Set(lists.flat().map(foldKey));
  return (key) => folded.has(foldKey(key));
};

const { detail, record, form, header, log } = SECRET_FIELDS;

/** Returns whether a key names a secret of a source's `detail`, in any spelling. */
export const isDetailSecret = /* @__PURE__ */ isOneOf(detail);

/** Returns whether a key names a secret of a connection, a streaming or a message instance, at any depth. */
export const isRecordSecret = /* @__PURE__ */ isOneOf(detail, record);

/** Returns whether a key names a secret that a user types into a form: of a source, or to sign in. */
export const isFormSecret = /* @__PURE__ */ isOneOf(detail, header, form);

/** Returns whether a key's value must not be logged: every secret, and anything that may contain one. */
export const isNeverLogged = /* @__PURE__ */ isOneOf(detail, record, header, form, log);
