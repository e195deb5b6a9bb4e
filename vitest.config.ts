import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = {
  '@': root,
  // Next resolves this marker at build time; outside Next it only throws.
  'server-only': fileURLToPath(new URL('tests/support/empty.ts', import.meta.url)),
};

// What hangs is reported soon enough; a machine that is busy with other things takes many times as long as a quiet one.
const testTimeout = 60_000;
const hookTimeout = 120_000;

/**
 * Tests of modules that keep nothing between calls: no store of the console, no registry of metrics. None of them mocks
 * a module.
 */
const STATELESS = [
  'tests/lib/{eventgrid,eventgrid-local,sources,channels,subscriptions,overview,lists,i18n,time}/**/*.test.ts',
  'tests/integration/contract/**/*.test.ts',
];

/**
 * Tests of components that put a module of their own in the place of another, or learn that the console was updated,
 * which only a new page takes back: the next file must not meet that.
 */
const ALONE = [
  'tests/components/action/{refusal,use-action}.test.tsx',
  'tests/components/ui/link.test.tsx',
  'tests/components/channels/list/channels-list.test.tsx',
  'tests/components/sources/list/sources-{list,rows,states}.test.tsx',
];

const components = {
  testTimeout,
  hookTimeout,
  environment: 'jsdom',
  setupFiles: ['tests/support/renders.ts', 'tests/support/no-console-errors.ts', 'tests/support/component-setup.ts'],
};

export default defineConfig({
  test: {
    // Vitest leaves one core free by itself: on two that is half of them.
    maxWorkers: '100%',
    expect: { poll: { timeout: 20_000 } },
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'node',
          testTimeout,
          hookTimeout,
          environment: 'node',
          include: ['tests/{lib,app,integration}/**/*.test.ts'],
          exclude: STATELESS,
          setupFiles: ['tests/support/no-console-errors.ts'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'stateless',
          testTimeout,
          hookTimeout,
          environment: 'node',
          include: STATELESS,
          // What these import is loaded once a worker and not once a file, which took longer than the tests themselves.
          isolate: false,
          setupFiles: ['tests/support/no-console-errors.ts'],
        },
      },
      {
        plugins: [react()],
        resolve: { alias },
        test: {
          ...components,
          name: 'components',
          include: ['tests/{components,app}/**/*.test.tsx'],
          exclude: ALONE,
          isolate: false,
        },
      },
      {
        plugins: [react()],
        resolve: { alias },
        test: { ...components, name: 'components-alone', include: ALONE },
      },
    ],
  },
});
