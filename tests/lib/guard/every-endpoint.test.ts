import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { findEndpoints } from '../../support/find-endpoints';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** Writes a project of one file and finds its endpoints. */
function findIn(path: string, code: string) {
  const root = mkdtempSync(join(tmpdir(), 'eventgrid-endpoints-'));
  folders.push(root);
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), code);
  return findEndpoints(root);
}

const IMPORTS = `'use server';
import { formAction, guardedAction, publicAction } from '@/lib/guard/action';
const remove = guardedAction('remove', write);
`;
const ROUTE_IMPORTS = `import { guardedRoute } from '@/lib/guard/route';\n`;

describe('this project', () => {
  const { endpoints, problems } = findEndpoints(process.cwd());

  it('has no action and no route made without the wrapper', () => {
    expect(problems).toEqual([]);
  });

  it('is searched completely: known actions and routes are found', () => {
    const names = endpoints.map((endpoint) => (endpoint.kind === 'route' ? endpoint.path : endpoint.name));
    expect(names).toEqual(
      expect.arrayContaining(['createSourceAction', 'signInAction', 'setPreferenceAction', '/api/sources/[sourceId]']),
    );
  });
});

describe('a planted endpoint', () => {
  it('is found when the wrapper made it', () => {
    const code = `${IMPORTS}
export type State = null;
export const removeAction = guardedAction('remove', write);
export const openAction = formAction(publicAction('open', write));
export const closeAction = formAction(remove);`;
    expect(findIn('app/things/actions.ts', code)).toEqual({
      problems: [],
      endpoints: [
        { kind: 'action', file: 'app/things/actions.ts', name: 'removeAction', needsSession: true },
        { kind: 'action', file: 'app/things/actions.ts', name: 'openAction', needsSession: false },
        { kind: 'action', file: 'app/things/actions.ts', name: 'closeAction', needsSession: true },
      ],
    });
    expect(
      findIn('app/api/a/[id]/route.ts', `${ROUTE_IMPORTS}export const GET = guardedRoute(schema, handler);`),
    ).toEqual({
      problems: [],
      endpoints: [
        { kind: 'route', file: 'app/api/a/[id]/route.ts', name: 'GET', path: '/api/a/[id]', needsSession: true },
      ],
    });
  });

  it.each([
    ['a function', 'export async function removeAction(form) { await remove(form); }'],
    ['the default export', 'export default async function (form) {}'],
    ['another call', 'export const removeAction = unguarded(remove);'],
    ['an arrow function', 'export const removeAction = async (form) => {};'],
    ['a wrapped function without a guard', 'export const removeAction = formAction(async (form) => {});'],
    ['a name that is not a guard', 'const free = other();\nexport const removeAction = formAction(free);'],
    ['a guard that may be reassigned', 'let free = guardedAction();\nexport const removeAction = formAction(free);'],
    ['a variable', "export let removeAction = guardedAction('remove', write);"],
    ['a list of exports', 'const removeAction = async () => {};\nexport { removeAction };'],
    ['the exports of another module', "export * from './elsewhere';"],
  ])('is reported when it is %s', (_, code) => {
    const { endpoints, problems } = findIn('lib/things/actions.tsx', `${IMPORTS}${code}`);
    expect(endpoints).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it('is reported when the wrapper only has the same name', () => {
    const code = `'use server';\nimport { formAction } from './mine';\nexport const removeAction = formAction(remove);`;
    expect(findIn('app/actions.ts', code).problems).toHaveLength(1);
  });

  it('is reported when a function is marked as a server action', () => {
    const code = `export function Page() {\n  async function save() {\n    'use server';\n    return 1;\n  }\n  return save;\n}`;
    expect(findIn('components/page.tsx', code).problems).toEqual([
      'components/page.tsx: the function in line 2 is a server action of its own',
    ]);
  });

  it.each([
    ['app/api/a/route.ts', 'export async function GET() {}'],
    ['app/api/a/route.ts', 'export const POST = async () => new Response();'],
    ['app/a/route.js', `${ROUTE_IMPORTS}const GET = guardedRoute(a, b);\nexport { GET };`],
    ['app/route.ts', "export { GET } from '@/lib/guard/route';"],
    ['app/healthy/route.ts', 'export const GET = () => new Response();'],
    ['app/healthz/route.ts', `${ROUTE_IMPORTS}export const GET = async () => new Response();`],
    ['app/a/route.ts', "import { probeRoute } from '@/lib/guard/route';\nexport const GET = probeRoute(answer);"],
    ['app/sitemap.ts', 'export default () => [];'],
    ['pages/api/a.ts', 'export default () => {};'],
  ])('is reported in %s: %s', (path, code) => {
    const { endpoints, problems } = findIn(path, code);
    expect(endpoints).toEqual([]);
    expect(problems).toHaveLength(1);
  });

  it('may set how Next treats a route', () => {
    expect(findIn('app/a/route.ts', "export const dynamic = 'force-dynamic';").problems).toEqual([]);
  });
});
