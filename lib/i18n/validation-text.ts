import { findCharacter } from '@/lib/eg/source-name';
import { format } from './format';

const OTHER_THAN: Record<string, RegExp> = {
  'name.characters': /[^a-z0-9._-]/u,
  'channelName.characters': /[^A-Za-z0-9._-]/u,
};

/** Characters that show as nothing are named by their code point, so that “ ” at character 4 is understood. */
const visible = (character: string): string =>
  /[\p{Z}\p{C}]/u.test(character)
    ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : character;

/**
 * Words a message key of a schema for the value that it refused; an unknown key is shown as it is, so that a missing
 * text is seen and nothing breaks.
 */
export function validationText(key: string, value: string, messages: Record<string, string>): string {
  const pattern = OTHER_THAN[key];
  const found = pattern ? findCharacter(value, pattern) : null;
  return format(messages[key] ?? key, {
    length: value.length,
    ...(found ? { character: visible(found.character), position: found.position } : {}),
  });
}
