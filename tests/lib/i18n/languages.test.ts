import { describe, expect, it } from 'vitest';
import { chooseLanguage } from '@/lib/i18n/languages';
import { chooseTheme, nextTheme, THEMES } from '@/lib/i18n/themes';

describe('chooseLanguage', () => {
  it.each([
    ['the choice', 'zh-CN', 'en', 'zh-CN'],
    ['the choice over any preference', 'en', 'zh-CN,zh;q=0.9', 'en'],
    ['an unknown choice is none', 'fr', 'zh', 'zh-CN'],
    ['a choice in another case is none', 'ZH-cn', 'en', 'en'],
    ['the first preference', undefined, 'zh-CN,en;q=0.5', 'zh-CN'],
    ['the strongest preference', undefined, 'en;q=0.3,zh;q=0.8', 'zh-CN'],
    ['any Chinese', undefined, 'zh-TW', 'zh-CN'],
    ['any English', undefined, 'en-GB,zh;q=0.9', 'en'],
    ['a language that we do not have is skipped', undefined, 'fr-FR,de;q=0.9,zh;q=0.1', 'zh-CN'],
    ['a weight of 0 is no preference', undefined, 'zh;q=0,fr', 'en'],
    ['nothing we have', undefined, 'fr', 'en'],
    ['no header', undefined, null, 'en'],
    ['an empty header', undefined, '', 'en'],
    ['a broken header', undefined, ';;q=x,,=,zh;q=', 'zh-CN'],
  ])('chooses %s', (_why, chosen, acceptLanguage, language) => {
    expect(chooseLanguage(chosen, acceptLanguage)).toBe(language);
  });
});

describe('chooseTheme', () => {
  it.each(THEMES)('uses %s as chosen', (theme) => {
    expect(chooseTheme(theme)).toBe(theme);
  });

  it.each([undefined, '', 'Dark', 'blue'])('uses the system’s for %j', (chosen) => {
    expect(chooseTheme(chosen)).toBe('system');
  });

  it('cycles through every theme', () => {
    const first = THEMES[0];
    const round = [first, nextTheme(first), nextTheme(nextTheme(first))];
    expect(round).toEqual([...THEMES]);
    expect(nextTheme(THEMES[THEMES.length - 1] ?? first)).toBe(first);
  });
});
