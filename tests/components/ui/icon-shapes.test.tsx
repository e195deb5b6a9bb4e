import { expect, it } from 'vitest';
import { ICON_SHAPES } from '@/components/ui/icon-shapes';

/** Icons with a name of our own, and lucide's name. */
const LUCIDE_NAMES: Record<string, string> = {
  'circle-question': 'circle-question-mark',
  columns: 'columns-3',
  'file-question': 'file-question-mark',
  refresh: 'refresh-cw',
  triangle: 'triangle-exclamation-point',
};

it.each(Object.entries(ICON_SHAPES))('%s is drawn as lucide-react draws it', async (name, shapes) => {
  const lucide = LUCIDE_NAMES[name] ?? name;
  const { __iconData } = await import(`../../../node_modules/lucide-react/dist/esm/icons/${lucide}.mjs`);
  const drawn = __iconData.node.map(([tag, { key: _, ...attributes }]: [string, Record<string, string>]) => [
    tag,
    attributes,
  ]);
  expect(shapes.map((shape) => (typeof shape === 'string' ? ['path', { d: shape }] : shape))).toEqual(drawn);
});
