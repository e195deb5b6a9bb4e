import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { common as en } from '@/lib/i18n/en/common';
import { common as zhCn } from '@/lib/i18n/zh-cn/common';
import { type ImportGraph, readImportGraph } from '../support/import-graph';

const read = (file: string): string => readFileSync(file, 'utf8');
const PAGES = [
  'README.md',
  'SECURITY.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

const FILE_NAMES = new Set([
  ...readdirSync('.'),
  ...['app', 'components', 'lib', 'tests']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
    .map((path) => basename(path)),
]);

describe('a path that a page names', () => {
  const PATH = /(?<![\w/@.-])(?:app|components|docs|lib|public|tests)\/[\w./[\]*{},…-]*/g;
  const isPattern = (path: string): boolean => /[*{}…]/.test(path);
  const pathsOf = (page: string): string[] =>
    // The text of a link repeats its address.
    [
      ...read(page)
        .replaceAll(/\[[^\]]*\](?=\()/g, '')
        .matchAll(PATH),
    ]
      .map(([path]) => path.replace(/[.,/-]+$/, ''))
      .filter((path) => !isPattern(path));

  it.each(PAGES)('exists, for all of %s', (page) => {
    expect(pathsOf(page).filter((path) => !existsSync(path))).toEqual([]);
  });

  it.each(PAGES)('without a folder is the name of a file, for all of %s', (page) => {
    const names = [...read(page).matchAll(/(?<![\w/.-])[a-z\d-]+\.(?:tsx?|mjs|css)\b/g)].map(([name]) => name);
    expect(names.filter((name) => !FILE_NAMES.has(name))).toEqual([]);
  });

  it('is recognized in text, code and links', () => {
    expect(pathsOf('README.md')).toEqual(expect.arrayContaining(['docs/contributing.md', 'docs/decisions']));
    expect(pathsOf('docs/contributing.md')).toEqual(expect.arrayContaining(['lib/guard', 'lib/i18n/en']));
  });
});

describe('the version of package.json', () => {
  const { version }: { version: string } = JSON.parse(read('package.json'));

  it('is the lock file’s, the newest in CHANGELOG.md and a supported one in SECURITY.md', () => {
    const lock: { version: string; packages: { '': { version: string } } } = JSON.parse(read('package-lock.json'));
    expect([lock.version, lock.packages[''].version]).toEqual([version, version]);
    expect(/^## (\d\S*) - \d{4}-\d{2}-\d{2}$/m.exec(read('CHANGELOG.md'))?.[1]).toBe(version);
    expect(read('SECURITY.md')).toContain(`| ${version.replace(/\.\d+$/, '.x')} | yes |`);
  });
});

it.each([
  ['README.md', read('README.md')],
  ['the English sentence', en.oldBrowser],
  ['the Chinese sentence', zhCn.oldBrowser],
])('the oldest browsers of package.json are those of %s', (_, text) => {
  const { browserslist }: { browserslist: string[] } = JSON.parse(read('package.json'));
  const [chrome, edge, firefox, safari, iosSafari] = browserslist.map((line) => line.split(' >= ')[1]);
  expect([edge, iosSafari]).toEqual([chrome, safari]);
  expect(text).toMatch(
    new RegExp(`Chrome (?:or|或) Edge ${chrome}[,、]\\s?Firefox ${firefox}[,、]\\s?Safari ${safari}\\D`),
  );
});

describe('docs/contributing.md', () => {
  it('names every file that brings zod into the browser, and no first load has zod', () => {
    const { firstLoad, entries } = zodInTheBrowser(readImportGraph(['app', 'components', 'lib']));
    expect(firstLoad).toEqual([]);
    const [, named = ''] = /zod is `zod\/mini`\.([\s\S]*?)\n- /.exec(read('docs/contributing.md')) ?? [];
    expect([...named.matchAll(/`(lib\/[^`]+)`/g)].map(([, file]) => file).sort()).toEqual(entries);
  });
});

/** Finds the files with zod that a client component imports, and the dynamic imports that load one. */
function zodInTheBrowser(graph: ImportGraph): { firstLoad: string[]; entries: string[] } {
  const startsWith = (file: string, directive: string) => read(file).startsWith(`'${directive}'`);
  const hasZod = (file: string) => /^import (?!type).* from 'zod/m.test(read(file));
  const loadedWith = (roots: string[]): string[] => {
    const seen = new Set<string>();
    const queue = [...roots];
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      if (seen.has(file) || startsWith(file, 'use server')) continue;
      seen.add(file);
      queue.push(...(graph.get(file) ?? []).filter(({ kind }) => kind === 'value').map((target) => target.file));
    }
    return [...seen];
  };
  const first = loadedWith([...graph.keys()].filter((file) => startsWith(file, 'use client')));
  const entries = new Set<string>();
  const seen = new Set(first);
  // Grows during the loop: what a dynamic import loads may contain dynamic imports itself.
  for (const file of seen) {
    for (const { file: target, kind } of graph.get(file) ?? []) {
      if (kind !== 'dynamic') continue;
      const loaded = loadedWith([target]);
      if (loaded.some(hasZod)) entries.add(target);
      for (const part of loaded) seen.add(part);
    }
  }
  return { firstLoad: first.filter(hasZod), entries: [...entries].sort() };
}
