import { formatWithOptions, stripVTControlCharacters } from 'node:util';
import type { Log } from '@/lib/config/log';

const METHODS = { debug: 'debug', log: 'info', info: 'info', trace: 'debug', warn: 'warn', error: 'error' } as const;

/** What one line may hold of what others wrote (our choice): a stack with its cause has 4,000 characters. */
const MAX_CHARS = 8_192;

/**
 * Sends what Next, React and Node itself print to the log: one line of JSON each, without secrets and colors. Next
 * prints an error's whole stack, and with it what anybody sent.
 */
export function sendConsoleToLog(log: Log, target: Pick<Console, keyof typeof METHODS> = console): void {
  for (const [method, level] of Object.entries(METHODS)) {
    Object.assign(target, {
      [method]: (...printed: unknown[]) => {
        const text = stripVTControlCharacters(formatWithOptions({ colors: false }, ...printed)).trim();
        if (text !== '') log[level]({ event: 'printed' }, text.slice(0, MAX_CHARS));
      },
    });
  }
  // Node's own listener writes them to stderr.
  process.removeAllListeners('warning');
  process.on('warning', (error) => log.warn({ event: 'warning', error }));
}
