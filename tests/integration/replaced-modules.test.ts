import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as constants from '@/lib/browser/replaced/next-constants';
import * as infinite from '@/lib/browser/replaced/query-infinite';
import { REPLACED_MODULES } from '@/next.config.js';

// The browser gets modules of ours in place of some of Next's and React Query's: an update of these may break every
// page.

const NEXT = 'node_modules/next/dist';
const QUERY = 'node_modules/@tanstack/query-core/build/modern';
const nextConstants = createRequire(import.meta.url)('next/dist/lib/constants');

const files = [join(NEXT, 'client'), join(NEXT, 'shared'), QUERY]
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
  // Development has the modules themselves, and the console has no pages of Next's older router.
  .filter((path) => path.endsWith('.js') && !/\/client\/dev\/|\/shared\/lib\/router\/router\.js/.test(path))
  .map((path) => ({ path, code: readFileSync(path, 'utf8') }));
const importersOf = (module: string) => files.filter(({ code }) => code.includes(`"${module}"`));
/** What a file reads of a module that it requires: `_constants.NAME` after `const _constants = … require("…")`. */
const namesRead = (code: string, module: string): string[] => {
  const [, variable] = new RegExp(`(\\w+) = [^;]*require\\("${module.replaceAll('.', '\\.')}"\\)`).exec(code) ?? [];
  return [...code.matchAll(new RegExp(`\\b${variable}\\.(\\w+)`, 'g'))].flatMap(([, name]) => name ?? []);
};

describe('the modules that the browser gets ours for', () => {
  it.each(Object.entries(REPLACED_MODULES))('%s is still imported by this name, and ours exists', (module, ours) => {
    expect(importersOf(module).map(({ path }) => path)).not.toEqual([]);
    expect(existsSync(ours.browser)).toBe(true);
  });

  it('read of Next’s constants only those that ours has, with the same values', () => {
    const read = ['../../../lib/constants', '../../../../lib/constants'].flatMap((module) =>
      importersOf(module).flatMap(({ code }) => namesRead(code, module)),
    );
    expect(new Set(read)).toEqual(new Set(Object.keys(constants)));
    expect(nextConstants).toMatchObject({ ...constants });
  });

  it('read of Next’s last page only its default', () => {
    for (const module of ['./builtin/global-error', '../components/builtin/global-error'])
      expect(new Set(importersOf(module).flatMap(({ code }) => namesRead(code, module)))).toEqual(new Set(['default']));
  });

  it('need of React Query’s mutations and infinite queries only what ours has', () => {
    const client = readFileSync(join(QUERY, 'queryClient.js'), 'utf8');
    const called = [...client.matchAll(/this\.#mutationCache\.(\w+)/g)].flatMap(([, name]) => name ?? []);
    expect(new Set(called)).toEqual(new Set(['findAll', 'clear', 'resumePausedMutations']));
    const query = readFileSync(join(QUERY, 'infiniteQueryBehavior.js'), 'utf8');
    expect(Object.keys(infinite).sort()).toEqual(/export \{ (.*) \}/.exec(query)?.[1]?.split(', ').sort());
  });
});
