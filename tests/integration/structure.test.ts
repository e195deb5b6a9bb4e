import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { closureOf, contract, findCircles, readImportGraph } from '../support/import-graph';

// The direction of imports, including types; docs/decisions/0013-one-house.md says why.

const graph = readImportGraph(['app', 'components', 'lib']);
const imports = [...graph].flatMap(([file, targets]) => targets.map((target) => [file, target.file] as const));

/** Folders of lib from the bottom up: each imports only from lines above its own. */
const LIB_ORDER = [
  ['secrets', 'database', 'cli'],
  ['config'],
  ['i18n', 'time', 'metrics'],
  ['eventgrid'],
  ['eventgrid-local', 'store'],
  ['session'],
  ['pending-writes'],
  ['guard'],
  ['lists'],
  ['channels'],
  ['sources'],
  ['subscriptions'],
  ['events'],
  ['overview', 'export'],
  ['code'],
  ['paste'],
  ['browser'],
  ['server'],
];

/** `lib/session` of `lib/session/seal.ts`; `app` as a whole. */
const folderOf = (file: string): string => {
  const [top = '', folder = ''] = file.split('/');
  return top === 'app' ? top : `${top}/${folder}`;
};
const rankOf = (file: string): number =>
  LIB_ORDER.findIndex((folders) => folders.includes(file.split('/')[1] ?? '')) + (file.startsWith('lib/') ? 0 : 100);

/** What a folder may import, if that is less than the order allows, as path prefixes. */
const ONLY: Record<string, readonly string[]> = {
  // Code that every list shares knows no noun, such as source or channel.
  'lib/lists/': ['lib/lists/', 'lib/eventgrid/', 'lib/guard/route', 'lib/i18n/', 'lib/session/open', 'lib/time/'],
  'components/list/': [
    'components/list/',
    'components/action/',
    'components/i18n/use-texts',
    'components/ui/',
    'lib/browser/base-path',
    // What each list gets from its project, whatever its noun.
    'lib/browser/queries/own-query',
    'lib/eventgrid/failures/',
    'lib/eventgrid/schemas/clean',
    'lib/i18n/',
    'lib/lists/',
    'lib/time/',
  ],
  'lib/eventgrid-local/': [
    'lib/eventgrid-local/',
    'lib/config/',
    'lib/database/',
    'lib/eventgrid/events/',
    'lib/eventgrid/schemas/',
    'lib/secrets/',
  ],
  // Pure, for the browser as well.
  'lib/eventgrid/events/': ['lib/eventgrid/events/'],
  'components/ui/': [
    'components/i18n/use-texts',
    'components/ui/',
    'lib/browser/base-path',
    'lib/browser/silence',
    'lib/browser/visit',
    'lib/i18n/',
    'lib/secrets/',
  ],
};

describe('imports', () => {
  it('have no cycle, neither between folders nor between files', () => {
    expect(findCircles(contract(graph, folderOf))).toEqual([]);
    expect(findCircles(contract(graph, (file) => file))).toEqual([]);
  });

  it('run from app to components to lib', () => {
    const layers = ['lib', 'components', 'app'];
    const layerOf = (file: string) => layers.indexOf(file.split('/')[0] ?? '');
    expect(imports.filter(([from, to]) => layerOf(to) > layerOf(from))).toEqual([]);
  });

  it('run down the order of lib', () => {
    const inLib = imports.filter(([from, to]) => from.startsWith('lib/') && to.startsWith('lib/'));
    const folders = new Set(inLib.flat().map((file) => file.split('/')[1]));
    expect([...folders].filter((folder) => !LIB_ORDER.flat().includes(folder ?? ''))).toEqual([]);
    expect(inLib.filter(([from, to]) => folderOf(from) !== folderOf(to) && rankOf(to) >= rankOf(from))).toEqual([]);
  });

  it.each(Object.entries(ONLY))('of %s reach only what they may', (folder, allowed) => {
    const own = imports.filter(([from]) => from.startsWith(folder));
    expect(own.length).toBeGreaterThan(0);
    expect(own.filter(([, to]) => !allowed.some((beginning) => to.startsWith(beginning)))).toEqual([]);
  });

  it.each([
    ['app/sources/new/page.tsx', 185],
    ['app/sources/actions.ts', 120],
    ['app/api/sources/route.ts', 110],
  ])('of %s load at most %i files, not counting texts and lazy parts', (file, most) => {
    const files = [...closureOf(graph, file)].filter((path) => !path.startsWith('lib/i18n/'));
    expect(files.length).toBeGreaterThan(10);
    expect(files.length).toBeLessThanOrEqual(most);
  });
});

const MAX_LINES = 260;
const MAX_COMPONENT_LINES = 120;

/** Lists the components and hooks of a file: all functions with such a name, and how many lines each has. */
function componentsIn(file: string): { name: string; lines: number }[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line;
  const found: { name: string; lines: number }[] = [];
  const visit = (node: ts.Node): void => {
    const isFunction =
      ts.isFunctionDeclaration(node) ||
      (ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isArrowFunction(node.initializer));
    const name = isFunction && node.name && ts.isIdentifier(node.name) ? node.name.text : '';
    if (/^(use)?[A-Z]/.test(name))
      found.push({ name: `${file} ${name}`, lines: lineAt(node.end) - lineAt(node.getStart()) + 1 });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

describe('sizes', () => {
  const files = ['app', 'components', 'lib']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
    .filter((file) => /\.(tsx?|css|mjs)$/.test(file) && !/^lib\/(i18n|eventgrid-local)\//.test(file));

  it(`of files are at most ${MAX_LINES} lines, texts and the local EventGrid left out`, () => {
    const sizes = files.map((file) => ({ file, lines: readFileSync(file, 'utf8').split('\n').length - 1 }));
    expect(sizes.length).toBeGreaterThan(300);
    expect(sizes.filter(({ lines }) => lines > MAX_LINES)).toEqual([]);
  });

  it(`of components and hooks are at most ${MAX_COMPONENT_LINES} lines`, () => {
    const sizes = files.filter((file) => /^(app|components)\/.*\.tsx?$/.test(file)).flatMap(componentsIn);
    expect(sizes.length).toBeGreaterThan(150);
    expect(sizes.filter(({ lines }) => lines > MAX_COMPONENT_LINES)).toEqual([]);
  });
});
