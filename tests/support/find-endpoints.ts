import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A server action, which a browser may call by its ID. */
type FoundAction = { kind: 'action'; file: string; name: string; needsSession: boolean };
/** A method of a route handler. */
type FoundRoute = { kind: 'route'; file: string; name: string; path: string; needsSession: boolean };
type FoundEndpoint = FoundAction | FoundRoute;

/** All endpoints of a project, and a sentence for each that the wrapper did not make. */
type Found = { endpoints: FoundEndpoint[]; problems: string[] };

/** Routes that read no session, each with its reason: only these are made by probeRoute. */
const OPERATOR_ROUTES: Record<string, string> = {
  'app/healthz/route.ts': 'called by machines without a session; reports that the process answers',
  'app/readyz/route.ts': 'called by machines without a session; reports whether store and endpoints answer',
  'app/metrics/route.ts': 'called by machines with the operator’s token; reports counts',
};

const FOLDERS = ['app', 'components', 'lib'];
const CODE = /\.(ts|tsx|js|jsx|mjs|mts)$/;
const ROUTE = /^app\/(.*\/)?route\.\w+$/;
/** Files that Next runs to answer requests for icons, sitemaps and the like. */
const METADATA = /^app\/(.*\/)?(sitemap|robots|manifest|icon|apple-icon|opengraph-image|twitter-image)\d?\.[jt]sx?$/;
const ROUTE_SETTINGS = new Set(['dynamic', 'dynamicParams', 'fetchCache', 'maxDuration', 'revalidate', 'runtime']);
const ROUTE_WRAPPERS = new Set(['guardedRoute']);
const PROBE_WRAPPERS = new Set(['probeRoute']);
const GUARDS = new Set(['guardedAction', 'publicAction']);
/** Turns a guarded action into one for a form that shows no outcome. */
const ACTION_WRAPPERS = new Set(['formAction']);

/**
 * Finds every server action and route handler of the project in `root`, and which of them the wrapper (lib/guard) made.
 */
export function findEndpoints(root: string): Found {
  const found: Found = { endpoints: [], problems: [] };
  if (existsSync(join(root, 'pages'))) found.problems.push('pages: its routes are not checked; use app');
  for (const file of FOLDERS.flatMap((folder) => codeIn(root, folder))) {
    const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true);
    if (METADATA.test(file)) found.problems.push(`${file}: answers requests without the wrapper`);
    if (ROUTE.test(file)) readRoute(source, found);
    if (hasDirective(source.statements)) readActions(source, found);
    findInlineActions(source, found);
  }
  return found;
}

const codeIn = (root: string, folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
        .map((path) => join(folder, path))
        .filter((path) => CODE.test(path))
        .sort()
    : [];

function readRoute(source: ts.SourceFile, { endpoints, problems }: Found): void {
  const file = source.fileName;
  const path = `/${file.split('/').slice(1, -1).join('/')}`;
  const needsSession = OPERATOR_ROUTES[file] === undefined;
  const wrappers = needsSession ? ROUTE_WRAPPERS : PROBE_WRAPPERS;
  for (const { name, value } of exportsOf(source)) {
    if (ROUTE_SETTINGS.has(name)) continue;
    if (madeBy(source, value, wrappers)) endpoints.push({ kind: 'route', file, name, path, needsSession });
    else problems.push(`${file}: ${name} is not made by ${[...wrappers].join(' or ')}`);
  }
}

function readActions(source: ts.SourceFile, { endpoints, problems }: Found): void {
  const file = source.fileName;
  for (const { name, value } of exportsOf(source)) {
    const wrapped = madeBy(source, value, ACTION_WRAPPERS);
    const guarded = madeBy(source, wrapped ? resolve(source, wrapped.arguments[0]) : value, GUARDS);
    if (guarded) {
      const needsSession = guarded.expression.getText(source) === 'guardedAction';
      endpoints.push({ kind: 'action', file, name, needsSession });
    } else problems.push(`${file}: ${name} is not made by ${[...GUARDS].join(' or ')}`);
  }
}

function findInlineActions(source: ts.SourceFile, { problems }: Found): void {
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body && ts.isBlock(node.body)) {
      if (hasDirective(node.body.statements)) {
        const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
        problems.push(`${source.fileName}: the function in line ${line + 1} is a server action of its own`);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
}

/** Whether statements begin with 'use server', alone or among other directives. */
function hasDirective(statements: ts.NodeArray<ts.Statement>): boolean {
  for (const statement of statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isStringLiteral(statement.expression)) return false;
    if (statement.expression.text === 'use server') return true;
  }
  return false;
}

type Exported = { name: string; value: ts.Expression | undefined };

/** Lists what a module exports at run time; a value only if it is in an `export const`. */
function exportsOf(source: ts.SourceFile): Exported[] {
  return source.statements.flatMap((statement): Exported[] => {
    if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) return [];
    if (ts.isExportAssignment(statement)) return [{ name: 'default', value: undefined }];
    if (ts.isExportDeclaration(statement)) {
      return statement.isTypeOnly ? [] : [{ name: statement.exportClause?.getText(source) ?? '*', value: undefined }];
    }
    if (!ts.canHaveModifiers(statement)) return [];
    const exported = ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    if (!exported) return [];
    if (!ts.isVariableStatement(statement)) {
      const name = 'name' in statement && statement.name ? (statement.name as ts.Node).getText(source) : 'default';
      return [{ name, value: undefined }];
    }
    const { declarations, flags } = statement.declarationList;
    const fixed = (flags & ts.NodeFlags.Const) !== 0;
    return declarations.map(({ name, initializer }) => ({
      name: name.getText(source),
      value: fixed ? initializer : undefined,
    }));
  });
}

/** Returns the call that makes a value if it calls one of `makers`, imported from lib/guard. */
function madeBy(source: ts.SourceFile, value: ts.Expression | undefined, makers: Set<string>) {
  if (value === undefined || !ts.isCallExpression(value) || !ts.isIdentifier(value.expression)) return undefined;
  const { text } = value.expression;
  return makers.has(text) && isFromGuard(source, text) ? value : undefined;
}

/** Whether a name is imported, under its own name, from lib/guard. */
const isFromGuard = (source: ts.SourceFile, name: string): boolean =>
  source.statements.some((statement) => {
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) return false;
    const named = statement.importClause?.namedBindings;
    return (
      statement.moduleSpecifier.text.startsWith('@/lib/guard/') &&
      named !== undefined &&
      ts.isNamedImports(named) &&
      named.elements.some((element) => element.name.text === name && element.propertyName === undefined)
    );
  });

/** Follows a name to the module's own constant. */
function resolve(source: ts.SourceFile, value: ts.Expression | undefined): ts.Expression | undefined {
  if (value === undefined || !ts.isIdentifier(value)) return value;
  const declarations = source.statements
    .filter(ts.isVariableStatement)
    .filter(({ declarationList }) => (declarationList.flags & ts.NodeFlags.Const) !== 0)
    .flatMap(({ declarationList }) => [...declarationList.declarations]);
  return declarations.find(({ name }) => name.getText(source) === value.text)?.initializer;
}
