import { afterEach, beforeEach, expect, vi } from 'vitest';

// An unexpected console.error or console.warn is a bug: the test that caused it fails.
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

afterEach(() => {
  const printed = [vi.mocked(console.error), vi.mocked(console.warn)].flatMap((spy) => spy.mock.calls);
  vi.restoreAllMocks();
  expect(printed, 'printed to console.error or console.warn').toEqual([]);
});
