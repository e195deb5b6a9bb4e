import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import { beforeEach, expect, it, vi } from 'vitest';
import { runNext, SERVER_FLAGS, startNext } from '@/lib/cli/next-command.mjs';

vi.mock('node:child_process', () => ({ spawn: vi.fn(() => new EventEmitter()) }));

// It would forward this process's signals, and here there is no child process.
beforeEach(() => {
  vi.spyOn(process, 'on').mockReturnValue(process);
});

/** The arguments that Node was started with, from its flags to Next's command. */
const started = (): readonly string[] => vi.mocked(spawn).mock.lastCall?.[1] ?? [];

it('gives the server Node’s flags, and a build no flags', () => {
  startNext({ port: '3000', host: '127.0.0.1' }, {});
  expect(started().slice(0, SERVER_FLAGS.length)).toEqual(SERVER_FLAGS);
  expect(started().slice(SERVER_FLAGS.length + 1)).toEqual(['start', '-p', '3000', '-H', '127.0.0.1']);
  runNext(['build'], {});
  expect(started().slice(1)).toEqual(['build']);
});

it('uses no flag that is missing from the Containerfile or docs/operations.md', () => {
  const server = ['node', ...SERVER_FLAGS, 'server.js'];
  expect(readFileSync('Containerfile', 'utf8')).toContain(`\nCMD ${JSON.stringify(server).replaceAll(',', ', ')}\n`);
  expect(readFileSync('docs/operations.md', 'utf8')).toContain(`\`${server.join(' ')}\``);
});
