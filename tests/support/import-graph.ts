import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** One import of a project file: a value, only types, which the compiler drops, or a lazy one. */
type Import = { file: string; kind: 'value' | 'type' | 'dynamic' };

/** What each file imports from the project itself, by path, including dynamic imports and type queries. */
export type ImportGraph = ReadonlyMap<string, readonly Import[]>;

const CODE = /\.(ts|tsx|mjs|mts)$/;
const ENDINGS = ['', '.ts', '.tsx', '.mjs', '.d.mts'];

/** Reads the imports of all code in the given folders of the project that the tests run in. */
export function readImportGraph(folders: readonly string[]): ImportGraph {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => CODE.test(path)),
  );
  const known = new Set(files);
  return new Map(files.map((file) => [file, importsOf(file, known)]));
}

function importsOf(file: string, known: ReadonlySet<string>): Import[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const imports: Import[] = [];
  const add = (specifier: ts.Node | undefined, kind: Import['kind']) => {
    if (specifier === undefined || !ts.isStringLiteral(specifier)) return;
    const target = resolve(file, specifier.text, known);
    if (target !== null) imports.push({ file: target, kind });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node.importClause) ? 'type' : 'value');
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value');
    else if (ts.isImportTypeNode(node))
      add(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, 'type');
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], 'dynamic');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return imports;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  const { isTypeOnly: whole, name, namedBindings } = clause;
  if (whole || name !== undefined || namedBindings === undefined || ts.isNamespaceImport(namedBindings)) return whole;
  return namedBindings.elements.every((element) => element.isTypeOnly);
}

function resolve(file: string, specifier: string, known: ReadonlySet<string>): string | null {
  if (!/^(@\/|\.)/.test(specifier)) return null;
  const path = specifier.startsWith('@/') ? specifier.slice(2) : join(dirname(file), specifier);
  return ENDINGS.map((ending) => path + ending).find((candidate) => known.has(candidate)) ?? null;
}

/** Merges the files of a graph by `nodeOf`, for example into folders. */
export function contract(graph: ImportGraph, nodeOf: (file: string) => string): Map<string, Set<string>> {
  const joined = new Map<string, Set<string>>();
  for (const [file, imports] of graph) {
    const node = nodeOf(file);
    const targets = joined.get(node) ?? new Set();
    joined.set(node, targets);
    for (const { file: target } of imports) if (nodeOf(target) !== node) targets.add(nodeOf(target));
  }
  return joined;
}

/** Finds the cycles of a graph: each group of nodes that all reach one another, sorted. */
export function findCircles(graph: ReadonlyMap<string, ReadonlySet<string>>): string[][] {
  const reach = new Map([...graph.keys()].map((node) => [node, reachable(graph, node)]));
  const circles = new Map<string, string[]>();
  for (const [node, nodes] of reach) {
    const circle = [...nodes].filter((other) => reach.get(other)?.has(node)).sort();
    if (circle.length > 0) circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

function reachable(graph: ReadonlyMap<string, ReadonlySet<string>>, from: string): Set<string> {
  const seen = new Set<string>();
  const queue = [...(graph.get(from) ?? [])];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    queue.push(...(graph.get(node) ?? []));
  }
  return seen;
}

/**
 * Lists the files that running a file loads, including itself; types load nothing. What a dynamic import loads later is
 * left out, unless `kinds` includes it.
 */
export function closureOf(graph: ImportGraph, file: string, kinds: readonly Import['kind'][] = ['value']): Set<string> {
  const values = new Map(
    [...graph].map(([from, imports]) => [
      from,
      new Set(imports.flatMap((one) => (kinds.includes(one.kind) ? one.file : []))),
    ]),
  );
  return reachable(values, file).add(file);
}
