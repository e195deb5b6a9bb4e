import { readdirSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { AdviceKey } from '@/lib/eventgrid/failures/advice-actions';
import type { FailureMessages } from '@/lib/eventgrid/failures/explain';
import { dictionaryOf } from '@/lib/i18n/dictionary';

const folder = (language: 'en' | 'zh-cn') => new URL(`../../../lib/i18n/${language}/`, import.meta.url);
const namespaces = (language: 'en' | 'zh-cn') =>
  readdirSync(folder(language))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();

/** Lists every text of a module by its path, such as `common.theme.dark`. */
async function textsOf(language: 'en' | 'zh-cn', namespace: string): Promise<Map<string, string>> {
  const module: Record<string, unknown> = await import(`../../../lib/i18n/${language}/${namespace}.ts`);
  return new Map(flatten(module, ''));
}

function flatten(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [[path, `not a text: ${String(value)}`]];
  return Object.entries(value).flatMap(([key, child]) => flatten(child, path === '' ? key : `${path}.${key}`));
}

const placesOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

describe('dictionaries', () => {
  it('has the same namespaces in every language', () => {
    expect(namespaces('zh-cn')).toEqual(namespaces('en'));
  });

  it('gives pages both languages under the same namespaces', () => {
    expect(Object.keys(dictionaryOf('zh-CN'))).toEqual(Object.keys(dictionaryOf('en')));
  });
});

describe.each(namespaces('en'))('texts of %s', (namespace) => {
  it('has the same keys in every language', async () => {
    const [en, zhCn] = await Promise.all([textsOf('en', namespace), textsOf('zh-cn', namespace)]);
    expect([...zhCn.keys()].sort()).toEqual([...en.keys()].sort());
  });

  it('has the same placeholders in every language', async () => {
    const [en, zhCn] = await Promise.all([textsOf('en', namespace), textsOf('zh-cn', namespace)]);
    for (const [key, text] of en) expect(placesOf(zhCn.get(key) ?? ''), key).toEqual(placesOf(text));
  });

  it('has no empty text, and no untranslated one with words', async () => {
    const [en, zhCn] = await Promise.all([textsOf('en', namespace), textsOf('zh-cn', namespace)]);
    for (const [key, text] of en) {
      expect(text.trim(), key).not.toBe('');
      const translated = zhCn.get(key) ?? '';
      if (/^[A-Z][a-z]+ [a-z]+/.test(text)) expect(translated, key).toMatch(/\p{Script=Han}/u);
    }
  });

  it('never says please, sorry, oops, invalid or illegal', async () => {
    const [en, zhCn] = await Promise.all([textsOf('en', namespace), textsOf('zh-cn', namespace)]);
    for (const [key, text] of en) expect(text, key).not.toMatch(/\b(please|sorry|oops|invalid|illegal)\b/i);
    for (const [key, text] of zhCn) expect(text, key).not.toMatch(/(?<!申)请(?!求)|抱歉|对不起|非法/);
  });

  it('explains every refusal, and none that cannot happen', () => {
    const { failures } = dictionaryOf('en');
    expectTypeOf(failures).toExtend<FailureMessages>();
    expectTypeOf<keyof typeof failures.advice>().toEqualTypeOf<AdviceKey>();
  });
});
