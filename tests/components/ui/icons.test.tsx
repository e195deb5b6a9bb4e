import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ICON_NAMES } from '@/components/ui/icon-names';

/** Icons with a name of our own, and lucide's name. */
const LUCIDE_NAMES: Record<string, string> = {
  'circle-question': 'circle-question-mark',
  columns: 'columns-3',
  'file-question': 'file-question-mark',
  refresh: 'refresh-cw',
  triangle: 'triangle-exclamation-point',
};

const file = new DOMParser().parseFromString(readFileSync('components/ui/icons.svg', 'utf8'), 'image/svg+xml');

it('the file has the icons that components name', () => {
  expect([...file.getElementsByTagName('symbol')].map(({ id }) => id)).toEqual([...ICON_NAMES]);
});

it.each(ICON_NAMES)('%s is drawn as lucide-react draws it', async (name) => {
  const lucide = LUCIDE_NAMES[name] ?? name;
  const { __iconData } = await import(`../../../node_modules/lucide-react/dist/esm/icons/${lucide}.mjs`);
  const drawn = __iconData.node.map(([tag, { key: _, ...attributes }]: [string, Record<string, string>]) => [
    tag,
    attributes,
  ]);
  const symbol = file.getElementById(name);
  const shapes = [...(symbol?.children ?? [])].map(({ localName, attributes }) => [
    localName,
    Object.fromEntries([...attributes].map((attribute) => [attribute.name, attribute.value])),
  ]);
  expect(symbol?.getAttribute('viewBox')).toBe('0 0 24 24');
  expect(shapes).toEqual(drawn);
});
