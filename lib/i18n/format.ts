/**
 * Fills `{name}` places of a message with values; a place without a value stays as it stands, so that a slip is seen.
 */
export function format(message: string, values: Record<string, string | number>): string {
  return message.replace(/\{(\w+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place));
}

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
