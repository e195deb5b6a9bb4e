/**
 * Splits a message at its `{name}` places and fills them: texts and values by turns. A place for which `valueAt` has
 * nothing stays as it is written, so that a mistake is seen.
 */
export const fillPlaces = <Value>(message: string, valueAt: (name: string) => Value | undefined): (string | Value)[] =>
  message.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : (valueAt(part) ?? `{${part}}`)));

export type PlaceValues = Record<string, string | number>;

/** What is written from right to left, and the marks that turn a text. */
const TURNS = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

/**
 * Fills the places of a message with texts and numbers. A value does not turn the text around it, in an attribute or a
 * title. For names in a page's own text, see fillNames.
 */
export const format = (message: string, values: PlaceValues): string =>
  fillPlaces(message, (name) => (TURNS.test(`${values[name]}`) ? `\u2068${values[name]}\u2069` : values[name])).join(
    '',
  );

/** A message with one form per plural category; `other` is always there. */
export type PluralMessage = { one?: string; other: string };

/**
 * Picks the plural form for `count` in a language and fills its places, `{count}` among them, with grouped digits.
 * Without values, its other places stay, for fillNames.
 */
export function formatPlural(
  message: PluralMessage,
  count: number,
  language: string,
  values: PlaceValues = {},
): string {
  const category = new Intl.PluralRules(language).select(count);
  const form = category === 'one' ? (message.one ?? message.other) : message.other;
  return format(form, { count: count.toLocaleString(language), ...values });
}
