import { describe, expect, it } from 'vitest';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { validationText } from '@/lib/i18n/validation-text';

const { validation, signIn } = dictionaryOf('en');

describe('validationText', () => {
  it.each([
    ['name.characters', 'my_Source', '“S” at character 4'],
    ['name.characters', 'ab cd', '“space” at character 3'],
    ['name.characters', 'ab\u200bcd', '“U+200B” at character 3'],
    ['name.characters', 'a😀', '“😀” at character 2'],
    ['channelName.characters', 'My channel', '“space” at character 3'],
    ['name.characters', '😀ab', '“😀” at character 1'],
    ['name.characters', 'aéA', '“é” at character 2'],
    ['name.characters', 'right-by-now', 'Use lowercase letters'],
    ['channelName.characters', '', 'Use letters'],
  ])('names the character that %s refuses in %j and its position', (key, value, words) => {
    expect(validationText(key, value, validation)).toContain(words);
  });

  it('counts length in UTF-16 units, as the counter does', () => {
    expect(validationText('name.tooLong', 'a'.repeat(129), validation)).toContain('this one has 129');
  });

  it('returns the plain text of a key that needs no value', () => {
    expect(validationText('account.required', '', signIn.validation)).toBe('Enter an account name');
  });

  it('shows a key that has no text unchanged', () => {
    expect(validationText('name.new', 'x', validation)).toBe('name.new');
  });
});
