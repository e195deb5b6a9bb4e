import { format } from './format';

const OTHER_THAN: Record<string, RegExp> = {
  'name.characters': /[^a-z0-9._-]/u,
  'channelName.characters': /[^A-Za-z0-9._-]/u,
};

/**
 * Names a character that shows as nothing, so that “ ” at character 4 is understood: a space by its word, others by
 * code point.
 */
function visible(character: string, space: string | undefined): string {
  if (!/[\p{Z}\p{C}]/u.test(character)) return character;
  if (character === ' ' && space !== undefined) return space;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/**
 * Words a message key of a schema for the value that it refused; an unknown key is shown as it is, so that a missing
 * text is seen and nothing breaks.
 */
export function validationText(key: string, value: string, messages: Record<string, string>): string {
  const pattern = OTHER_THAN[key];
  const found = pattern ? findCharacter(value, pattern) : null;
  // An error may be older than the value beside it: the rule alone is right for both.
  const worded = pattern && !found ? `${key}Only` : key;
  return format(messages[worded] ?? key, {
    length: value.length,
    ...(found ? { character: visible(found.character, messages.space), position: found.position } : {}),
  });
}

/** The first character that a pattern finds in a text, and its place counted from 1 in characters, as people count. */
function findCharacter(text: string, pattern: RegExp): { character: string; position: number } | null {
  const characters = [...text];
  const index = characters.findIndex((character) => pattern.test(character));
  return index < 0 ? null : { character: characters[index] ?? '', position: index + 1 };
}
