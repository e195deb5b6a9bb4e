import { afterEach, expect, it } from 'vitest';
import { createLog, withKnownSecrets } from '@/lib/config/log';
import { sendConsoleToLog } from '@/lib/server/console-to-log';

const nodesOwn = process.listeners('warning');
afterEach(() => {
  process.removeAllListeners('warning');
  for (const listener of nodesOwn) process.on('warning', listener);
});

function makeConsole(level = 'debug') {
  const lines: string[] = [];
  const own = { ...console };
  sendConsoleToLog(
    createLog(level, (line) => lines.push(line)),
    own,
  );
  return { own, read: () => lines.map((line) => JSON.parse(line)), lines };
}

it('makes one line of JSON of whatever is printed, at its level', () => {
  const { own, read, lines } = makeConsole();
  own.log('\u001b[32m✓\u001b[0m Ready in %dms', 5);
  own.error(' ⨯', new Error('first\nsecond', { cause: { body: '\u001b[2J\u0007' } }));
  own.warn({ a: 1 });
  own.debug('d');
  expect(lines.every((line) => line.indexOf('\n') === line.length - 1)).toBe(true);
  expect(read()).toMatchObject([
    { level: 'info', event: 'printed', msg: '✓ Ready in 5ms' },
    { level: 'error', event: 'printed', msg: expect.stringMatching(/^⨯ Error: first\nsecond\n {4}at /) },
    { level: 'warn', event: 'printed', msg: '{ a: 1 }' },
    { level: 'debug', event: 'printed', msg: 'd' },
  ]);
  expect(lines.join('')).not.toContain('\u001b');
});

it('writes no blank lines, no known secret and no endless line', () => {
  const { own, read } = makeConsole();
  own.log('');
  withKnownSecrets(['canary-of-a-secret'], () => own.error(new Error('got canary-of-a-secret')));
  own.error('x'.repeat(100_000));
  expect(read()).toHaveLength(2);
  expect(JSON.stringify(read())).not.toContain('canary');
  expect(JSON.stringify(read()).length).toBeLessThan(20_000);
});

it("takes Node's own warnings from stderr", async () => {
  const { read } = makeConsole();
  process.emitWarning('MaxListenersExceeded');
  await new Promise((next) => setImmediate(next));
  expect(read()).toMatchObject([{ level: 'warn', event: 'warning', error: { message: 'MaxListenersExceeded' } }]);
});
