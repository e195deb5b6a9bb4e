import { expect, it } from 'vitest';
import { ICON_SHAPES } from '@/components/ui/icon-shapes';

it.each(Object.entries(ICON_SHAPES))('%s is drawn as lucide-react draws it', async (_name, { lucide, shapes }) => {
  const { __iconData } = await import(`../../../node_modules/lucide-react/dist/esm/icons/${lucide}.mjs`);
  const drawn = __iconData.node.map(([tag, { key: _, ...attributes }]: [string, Record<string, string>]) => [
    tag,
    attributes,
  ]);
  expect(shapes).toEqual(drawn);
});
