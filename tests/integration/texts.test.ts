import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { CONNECTION_FIELDS } from '@/lib/eventgrid/schemas/connection';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { LANGUAGES } from '@/lib/i18n/languages';
import { closureOf, readImportGraph } from '../support/import-graph';

// Which texts a page gives to the browser, and whether each is shown: docs/decisions/0018-texts-by-context.md.

const graph = readImportGraph(['app', 'components', 'lib']);
const LAYOUT = 'app/signed-in-layout.tsx';

const literalsAfter = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, list = '']) => [...list.matchAll(/'(\w+)'/g)].map(([, name = '']) => name));

const read = (file: string) => readFileSync(file, 'utf8');
const used = (files: Iterable<string>) =>
  new Set([...files].flatMap((file) => literalsAfter(read(file), /useTexts\(('\w+')\)/g)));
const given = (files: Iterable<string>) =>
  new Set([...files].flatMap((file) => literalsAfter(read(file), /<PageTexts[^>]*sections=\{\[([^\]]*)\]\}/g)));

/** The sections that a part brings along for itself and for what it loads. */
const brought = (file: string): string[] => {
  const [, texts = ''] = /withLateTexts\(\s*\{\s*en: \{([^}]*)\}/.exec(read(file)) ?? [];
  return [...texts.matchAll(/(\w+): \w+/g)].map(([, name = '']) => name);
};
const bringers = new Map([...graph.keys()].map((file) => [file, new Set(brought(file))]));

/** What a page or layout loads, immediately or lazily. */
const parts = (file: string) => closureOf(graph, file, ['value', 'dynamic']);

/** The sections that a page's parts use, without those that the parts bring along. */
const wantedBy = (page: string) =>
  [...used(parts(page))].filter((section) => {
    const others = new Map([...graph].filter(([file]) => !bringers.get(file)?.has(section)));
    return used([...closureOf(others, page, ['value', 'dynamic'])].filter((file) => others.has(file))).has(section);
  });

describe('the texts of', () => {
  const pages = [...graph.keys()].filter((file) => /^app\/.*page\.tsx$/.test(file) && used(parts(file)).size > 0);
  const layout = { used: wantedBy(LAYOUT), given: given(parts(LAYOUT)) };

  it('the layout are those that its parts, or its pages, use', () => {
    expect([...layout.given]).toEqual(expect.arrayContaining(layout.used));
  });

  it.each(pages)('%s are those that its parts use, once', (page) => {
    const own = given(parts(page));
    const around = /sign-in/.test(page) ? new Set<string>() : layout.given;
    const wanted = wantedBy(page).filter((section) => !around.has(section));
    expect([...own].sort()).toEqual(wanted.sort());
  });

  const withTexts = [...bringers].filter(([, sections]) => sections.size > 0);

  it.each(withTexts)('%s, which it brings along in both languages, are used in it', (file, sections) => {
    expect([...used(parts(file))]).toEqual(expect.arrayContaining([...sections]));
    const languages = ['en', 'zh-cn'].map((language) => new RegExp(`@/lib/i18n/${language}/`, 'g'));
    for (const language of languages) expect(read(file).match(language)).toHaveLength(sections.size);
  });
});

describe('a text', () => {
  it.each(LANGUAGES)('of %s is there for each field of a connection that is empty', (language) => {
    const { validation } = dictionaryOf(language);
    for (const { name, kind } of CONNECTION_FIELDS)
      if (kind === 'text') expect(Object.keys(validation)).toContain(`${name}.required`);
  });

  // It reads the types of all components.
  it('is used somewhere', { timeout: 300_000 }, () => {
    expect(findDeadTexts()).toEqual([]);
  });
});

/**
 * Texts that data selects: the key is in a schema, an answer or a table, and not in a component. `many` has
 * the same keys as `one`, so TypeScript treats the two as one type.
 */
const CHOSEN_BY_DATA =
  /^(validation|subscriptionValidation|failures|storeDown|signIn\.validation|deleteSources\.many|subscriptionDialogs|activity\.deliveries|overview\.counts|exports\.counts|overview\.attention\.lines)\./;
const TEXTS = /^lib\/i18n\/(en|zh-cn)\//;

/** Lists the texts that no code reads, by path: `sources.title`. */
function findDeadTexts(): string[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  const code = [...graph.keys()].filter((file) => /\.tsx?$/.test(file));
  const program = ts.createProgram(code, { ...options, noEmit: true });
  const texts = code
    .filter((file) => /^lib\/i18n\/en\//.test(file))
    .flatMap((file) => program.getSourceFile(file) ?? []);
  const shown = findShown(
    program.getTypeChecker(),
    new Set(texts),
    code
      .filter((file) => !TEXTS.test(file) && /i18n|exts|listExplainer/.test(read(file)))
      .flatMap((file) => program.getSourceFile(file) ?? []),
  );
  return texts.flatMap((source) => deadIn(source, shown));
}

/** Finds the declarations of texts that code reads or passes on to code that reads them. */
function findShown(checker: ts.TypeChecker, texts: ReadonlySet<ts.SourceFile>, code: ts.SourceFile[]): Set<ts.Node> {
  const shown = new Set<ts.Node>();
  const names = new Set<string>();
  for (const source of texts) {
    const visit = (node: ts.Node): void => {
      if (ts.isPropertyAssignment(node)) names.add(nameOf(node, source));
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  const isText = (symbol: ts.Symbol | undefined) =>
    symbol?.declarations?.some((declaration) => texts.has(declaration.getSourceFile())) ?? false;
  const show = (symbol: ts.Symbol | undefined): void => {
    for (const declaration of symbol?.declarations ?? []) shown.add(declaration);
  };
  const showAll = (type: ts.Type): void => {
    for (const property of type.getNonNullableType().getProperties()) show(property);
  };
  /** Texts passed as a type declared elsewhere count as read there. */
  const handOver = (from: ts.Type, to: ts.Type): void => {
    for (const wanted of to.getNonNullableType().getProperties()) {
      const text = isText(wanted) ? undefined : from.getNonNullableType().getProperty(wanted.name);
      if (!isText(text) || text === undefined) continue;
      show(text);
      handOver(checker.getTypeOfSymbol(text), checker.getTypeOfSymbol(wanted));
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      if (names.has(node.name.text)) show(checker.getSymbolAtLocation(node.name));
    } else if (ts.isElementAccessExpression(node)) {
      const from = checker.getTypeAtLocation(node.expression).getNonNullableType();
      const key = checker.getTypeAtLocation(node.argumentExpression);
      const keys = (key.isUnion() ? key.types : [key]).filter((one) => one.isStringLiteral());
      if (keys.length === 0) showAll(from);
      for (const { value } of keys) show(checker.getPropertyOfType(from, value));
    } else if (ts.isObjectBindingPattern(node)) {
      // TypeScript merges the two sides of a conditional into one type if one has every key of the other.
      const given = ts.isVariableDeclaration(node.parent) ? node.parent.initializer : undefined;
      const sides = given && ts.isConditionalExpression(given) ? [given.whenTrue, given.whenFalse] : [node];
      for (const from of sides.map((side) => checker.getTypeAtLocation(side).getNonNullableType())) {
        for (const { propertyName, name, dotDotDotToken } of node.elements) {
          const key = propertyName ?? name;
          if (dotDotDotToken) showAll(from);
          else if (ts.isIdentifier(key) && names.has(key.text)) show(checker.getPropertyOfType(from, key.text));
        }
      }
    } else if (ts.isSpreadAssignment(node) || ts.isJsxSpreadAttribute(node))
      showAll(checker.getTypeAtLocation(node.expression));
    const handed = handedBy(node);
    for (const expression of handed) {
      const from = checker.getTypeAtLocation(expression);
      if (!from.getNonNullableType().getProperties().some(isText)) continue;
      const to = checker.getContextualType(expression);
      if (to) handOver(from, to);
    }
    ts.forEachChild(node, visit);
  };
  for (const source of code) visit(source);
  return shown;
}

/** What an attribute, a call, an object or a short function passes on by name. */
function handedBy(node: ts.Node): ts.Expression[] {
  const isNamed = (one: ts.Node | undefined) => one && (ts.isIdentifier(one) || ts.isPropertyAccessExpression(one));
  const sides = (one: ts.Expression) => (ts.isConditionalExpression(one) ? [one.whenTrue, one.whenFalse] : [one]);
  if (ts.isCallExpression(node)) return node.arguments.flatMap(sides).filter(isNamed);
  if (ts.isJsxExpression(node) && node.expression && isNamed(node.expression)) return [node.expression];
  if (ts.isArrowFunction(node)) return ts.isPropertyAccessExpression(node.body) ? [node.body] : [];
  if (ts.isPropertyAssignment(node)) return isNamed(node.initializer) ? [node.initializer] : [];
  return ts.isShorthandPropertyAssignment(node) ? [node.name] : [];
}

const nameOf = ({ name }: ts.PropertyAssignment, source: ts.SourceFile) => name.getText(source).replaceAll("'", '');

function deadIn(source: ts.SourceFile, shown: ReadonlySet<ts.Node>): string[] {
  const dead: string[] = [];
  const visit = (node: ts.Node, path: string): void => {
    let below = path;
    if (ts.isVariableDeclaration(node)) below = node.name.getText(source);
    if (ts.isPropertyAssignment(node)) {
      below = `${path}.${nameOf(node, source)}`;
      if (CHOSEN_BY_DATA.test(below)) return;
      if (!shown.has(node)) {
        dead.push(below);
        return;
      }
    }
    ts.forEachChild(node, (child) => visit(child, below));
  };
  visit(source, '');
  return dead;
}
