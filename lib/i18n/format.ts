/**
 * Splits a message at its `{name}` places and fills them: texts and values by turns. A place for which `valueAt` has
 * nothing stays as it is written, so that a mistake is seen.
 */
export const fillPlaces = <Value>(message: string, valueAt: (name: string) => Value | undefined): (string | Value)[] =>
  message.split(/\{(\w+)\}/).map((part, index) => (index % 2 === 0 ? part : (valueAt(part) ?? `{${part}}`)));

/** Fills the places of a message with texts and numbers. */
export const format = (message: string, values: Record<string, string | number>): string =>
  fillPlaces(message, (name) => values[name]).join('');

/** A message with one form per plural category; `other` is always there. */
export type PluralMessage = { one?: string; other: string };

/** Picks the plural form for `count` in a language and fills its places, `{count}` among them, with grouped digits. */
export function formatPlural(
  message: PluralMessage,
  count: number,
  language: string,
  values: Record<string, string | number> = {},
): string {
  const category = new Intl.PluralRules(language).select(count);
  const form = category === 'one' ? (message.one ?? message.other) : message.other;
  return format(form, { count: new Intl.NumberFormat(language).format(count), ...values });
}
