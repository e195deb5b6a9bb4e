import { SECRET_FIELDS } from './fields';
import { foldKey, MASK } from './mask';

const FLAGS = new Set(SECRET_FIELDS.flag.map(foldKey));

/** Returns whether the `value` of an object, such as a header of a target, is a secret: one of its flags says so. */
export const hasSecretValue = (fields: Record<string, unknown>): boolean =>
  Object.entries(fields).some(([key, on]) => FLAGS.has(foldKey(key)) && (on === true || on === 'true'));

/** Finds a URL's user name and password, and its parameters that are credentials. */
const CREDENTIALS = new RegExp(
  String.raw`(?<=^[a-z][a-z\d+.-]*:\/\/)[^/?#\s]+(?=@)|(?<=[?&](?:${SECRET_FIELDS.url.join('|')})=)[^&#\s]+`,
  'gi',
);
const IS_URL = /^[a-z][a-z\d+.-]*:\/\//i;

/** Masks the credentials in a URL; any other text stays as it is. */
export const maskUrl = (text: string): string => (IS_URL.test(text) ? text.replace(CREDENTIALS, MASK) : text);

/** Lists the credentials in a URL: a user name and password together and the password alone, values of parameters. */
export const urlCredentials = (text: string): string[] =>
  IS_URL.test(text)
    ? [...text.matchAll(CREDENTIALS)].flatMap(([found]) => {
        const password = found.slice(found.indexOf(':') + 1);
        return found === MASK ? [] : [...new Set([found, password])];
      })
    : [];
