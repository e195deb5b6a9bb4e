import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { compile } from 'tailwindcss';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { DENSITIES } from '@/lib/lists/view';

// docs/decisions/0017-utilities-and-parts.md: classes for parts that repeat, utilities for the rest, and nothing dead.

const filesIn = (folder: string, ending: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => ending.test(path));

/** Classes in the selectors of a style sheet. */
function classesOfSheet(css: string): string[] {
  const selectors = css.replace(/\/\*[\s\S]*?\*\/|@apply[^;]*;|"[^"]*"/g, '').replace(/[\w-]+: [^;{}]*;/g, '');
  return [...selectors.matchAll(/\.(-?[a-z_][\w-]*)/gi)].flatMap(([, name]) => name ?? []);
}

/**
 * Where classes occur: an attribute, an option or a default called className, and three options of a list's columns.
 */
const holdersIn = (file: string) =>
  new Set(file.endsWith('-columns.tsx') ? ['className', 'head', 'cell', 'width'] : ['className']);

/** Classes in a file's markup, and the prefixes of those that a template completes. */
function classesOfCode(file: string): string[] {
  const found: string[] = [];
  const collect = (node: ts.Node): void => {
    // A value in a comparison is not a class.
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(...node.text.split(/\s+/).filter(Boolean));
    ts.forEachChild(node, collect);
  };
  const holders = holdersIn(file);
  const visit = (node: ts.Node): void => {
    const mayHold = ts.isJsxAttribute(node) || ts.isPropertyAssignment(node) || ts.isBindingElement(node);
    if (mayHold && holders.has(node.name.getText(source))) collect(node);
    else ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  visit(source);
  return found;
}

const sheets = filesIn('app', /\.css$/);
const defined = new Set(sheets.flatMap((file) => classesOfSheet(readFileSync(file, 'utf8'))));
const inMarkup = new Set(['app', 'components'].flatMap((folder) => filesIn(folder, /\.tsx?$/)).flatMap(classesOfCode));
const beginnings = [...inMarkup].filter((name) => name.endsWith('-'));
const used = new Set([...inMarkup, ...DENSITIES]);

/** Makes utilities with the project's theme, as the build does. */
async function utilitiesOf(names: Iterable<string>): Promise<string> {
  const resolve = createRequire(join(process.cwd(), 'package.json')).resolve;
  const { build } = await compile(readFileSync('app/globals.css', 'utf8'), {
    base: 'app',
    loadStylesheet: async (id, base) => {
      const path = id === 'tailwindcss' ? resolve('tailwindcss/index.css') : join(base, id);
      return { path, base: dirname(path), content: readFileSync(path, 'utf8') };
    },
  });
  return build([...names]);
}

describe('style sheets', () => {
  it('have no class that no component uses', () => {
    expect(defined.size).toBeGreaterThan(50);
    const isUsed = (name: string) => used.has(name) || beginnings.some((beginning) => name.startsWith(beginning));
    expect([...defined].filter((name) => !isUsed(name))).toEqual([]);
  });

  it('have no class of one or two letters', () => {
    expect([...defined].filter((name) => name.length < 3)).toEqual([]);
  });

  it('or Tailwind define every class that a component uses', async () => {
    const names = [...inMarkup].filter((name) => !defined.has(name) && !name.endsWith('-'));
    const css = await utilitiesOf(names);
    const isMade = (name: string) => css.includes(`.${name.replace(/[^\w-]/g, '\\$&')}`);
    expect(names.filter((name) => !isMade(name))).toEqual([]);
  });

  it('name a Latin font of every system before the first Chinese one, whose ’ and · are as wide as a character', () => {
    const [, list = ''] = /--font-sans:([^;]+);/.exec(readFileSync('app/styles/theme.css', 'utf8')) ?? [];
    const fonts = list.split(',').map((font) => font.trim().replaceAll('"', ''));
    const chinese = fonts.findIndex((font) => /PingFang|YaHei|CJK| SC/.test(font));
    expect(chinese).toBeGreaterThan(0);
    // WebKitGTK knows no system-ui where the desktop's own font is not installed.
    for (const font of ['system-ui', 'Segoe UI', 'Roboto', 'DejaVu Sans', 'Liberation Sans'])
      expect(fonts.slice(0, chinese)).toContain(font);
  });
});
