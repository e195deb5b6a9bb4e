import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const SUITE = 'tests/e2e/attacks';

it('docs/security.md lists the probes of the attack suite, each once', () => {
  const specs = readdirSync(SUITE).filter((name) => name.endsWith('.spec.ts'));
  const titles = specs.flatMap((name) =>
    [...readFileSync(`${SUITE}/${name}`, 'utf8').matchAll(/^test\('(.+)', /gm)].map(([, title]) => title),
  );
  const [, probes = ''] = readFileSync('docs/security.md', 'utf8').split('\n## Probes\n');
  const rows = [...probes.matchAll(/^\| (.+?) \|/gm)].map(([, probe]) => probe);
  expect(titles.length).toBeGreaterThan(10);
  expect(rows.filter((row) => row !== 'probe').sort()).toEqual(titles.sort());
});
