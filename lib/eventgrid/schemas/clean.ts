/** Invisible characters, which no value has: controls, zero-width characters, direction marks. */
const INVISIBLE = /[\p{Cc}\p{Cf}]/gu;

/** Removes what a paste brings along: invisible characters, and blanks around the text. */
export const cleanText = (text: string): string => text.replace(INVISIBLE, '').trim();

/** What surrounds a value that was copied from JSON, a table or a sentence. */
const AROUND = /^[\s"'`“”‘’«»,;]+|[\s"'`“”‘’«»,;]+$/gu;

/**
 * Cleans a typed or pasted name or ID: no invisible characters, quotes and commas around it, and no full-width
 * characters. Every search and filter uses it.
 */
export const cleanSearch = (text: string): string => text.normalize('NFKC').replace(INVISIBLE, '').replace(AROUND, '');

/** Cleans a verification code: digits of any width, without blanks and hyphens. */
export const cleanCode = (text: string): string => cleanSearch(text).replace(/[\s\p{Pd}]/gu, '');

/** Decodes a percent-encoded text; null if it can't be decoded. */
export function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
