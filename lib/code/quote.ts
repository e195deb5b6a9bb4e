// How a text is written in each language. Each of these is total: no text ends its string, is expanded or is run, and
// what cannot be seen is written as an escape, where the language has one.

/** Controls, marks that turn or join a text, line separators and lone surrogates: what a reader does not see. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const hex = (code: number, digits: number): string => code.toString(16).padStart(digits, '0');

/** Writes each unit of UTF-16, as JSON and JavaScript know them. */
const byUnits = (text: string): string =>
  Array.from({ length: text.length }, (_, at) => `\\u${hex(text.charCodeAt(at), 4)}`).join('');

/** Writes a whole character, as Python and HCL know them. */
function byCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return code > 0xff_ff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
}

/** Writes a text as a JSON string, which is one of JavaScript too. */
export const jsonText = (text: string): string => JSON.stringify(text).replace(UNSEEN, byUnits);

/** Writes a text as a string of Python. */
export const pythonText = (text: string): string =>
  // JSON's escapes are Python's; the others are whole characters there.
  JSON.stringify(text).replace(UNSEEN, byCharacter);

/**
 * Writes a text as a quoted template of HCL without any template in it. A lone surrogate, which UTF-8 has no bytes for,
 * becomes U+FFFD. Rule: docs/wire.md, "Code".
 */
export const hclText = (text: string): string => {
  const escaped = text
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    // Doubled, it opens no template; after another of its kind that pair would be read first, so it is an escape.
    .replaceAll(/[$%]+\{/g, (opening) =>
      opening.length === 2
        ? opening.charAt(0) + opening
        : `${opening.slice(0, -2)}${byCharacter(opening.charAt(opening.length - 2))}{`,
    )
    .replace(UNSEEN, byCharacter);
  return `"${escaped}"`;
};

/** Writes a text as one word of a POSIX shell, as it is: a shell has no escapes inside its quotes. */
export const shellWord = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** Returns whether a shell's word shows the whole of a text: no control, no mark that hides or turns a part of it. */
export const isSeen = (text: string): boolean => text.search(UNSEEN) === -1;

/** Makes a name of letters, digits and `_` that no language reserves, from any text; `orElse` if nothing is left. */
export function identifierOf(text: string, orElse: string): string {
  const name = text
    .toLowerCase()
    .replaceAll(/[^a-z\d]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 60);
  return /^[a-z]/.test(name) ? name : `${orElse}${name === '' ? '' : `_${name}`}`;
}
