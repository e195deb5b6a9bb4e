/**
 * Splits a message at its `{name}` places and fills them: texts and values by turns. A place for which `valueAt` has
 * nothing stays as it is written, so that a mistake is seen.
 */
export const fillPlaces = <Value>(message: string, valueAt: (name: string) => Value | undefined): (string | Value)[] =>
  message.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : (valueAt(part) ?? `{${part}}`)));

export type PlaceValues = Record<string, string | number>;

/** What is written from right to left (the rarer scripts by their surrogates), and the marks that turn a text. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufefc\ud802\ud803\ud83a\ud83b\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * Fills the places of a message with texts and numbers. A value does not turn the text around it, in an attribute or a
 * title. For names in a page's own text, see fillNames.
 */
export const format = (message: string, values: PlaceValues): string =>
  fillPlaces(message, (name) =>
    RIGHT_TO_LEFT.test(`${values[name]}`) ? `\u2068${values[name]}\u2069` : values[name],
  ).join('');

/** A message with one form per plural category; `other` is always there. */
export type PluralMessage = { one?: string; other: string };

/** Picks the plural form for `count` in a language and fills its places, `{count}` among them, with grouped digits. */
export function formatPlural(
  message: PluralMessage,
  count: number,
  language: string,
  values: PlaceValues = {},
): string {
  return format(pluralForm(message, count, language), values);
}

/** Picks the plural form for `count` in a language and fills in the count. */
export function pluralForm(message: PluralMessage, count: number, language: string): string {
  const category = new Intl.PluralRules(language).select(count);
  const form = category === 'one' ? (message.one ?? message.other) : message.other;
  return format(form, { count: new Intl.NumberFormat(language).format(count) });
}
