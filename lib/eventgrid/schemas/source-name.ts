import { FOREIGN_NAME_CHARACTER, SOURCE_NAME_MAX_CHARS } from './source-limits';

/**
 * Proposes the nearest valid name: lower case, full-width letters normalized, every run of other characters replaced by
 * one hyphen, no reserved prefix. Null if nothing is left, or if the name is already valid.
 */
export function fixSourceName(name: string): string | null {
  const fixedName = name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9._-]+/g, '-')
    .replace(/^[._-]+/, '')
    .replace(/^(hc\.[._-]*)+/, '')
    .slice(0, SOURCE_NAME_MAX_CHARS)
    .replace(/-+$/, '');
  return fixedName === '' || fixedName === name || fixedName.startsWith('hc.') ? null : fixedName;
}

/** Splits a name into runs of valid and invalid characters, so that the invalid ones can be highlighted. */
export function splitInvalid(name: string): { text: string; foreign: boolean }[] {
  const runs: { text: string; foreign: boolean }[] = [];
  for (const character of name) {
    const foreign = FOREIGN_NAME_CHARACTER.test(character);
    const last = runs.at(-1);
    if (last && last.foreign === foreign) last.text += character;
    else runs.push({ text: character, foreign });
  }
  return runs;
}

/** Proposes the next name when one is taken: `orders-api` gives `orders-api-2`, and `…-2` gives `…-3`. */
export function nextSourceName(name: string): string {
  const [, stem = name, number = '1'] = /^(.*?)-(\d{1,6})$/.exec(name) ?? [];
  const suffix = `-${Number(number) + 1}`;
  return `${stem.slice(0, SOURCE_NAME_MAX_CHARS - suffix.length)}${suffix}`;
}
