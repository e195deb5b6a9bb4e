import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import { ServerResponse } from 'node:http';
import { log } from '@/lib/config/log';
import { processWide } from '@/lib/config/process-wide';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** A shell's exit code for a process ended by SIGTERM: 128 and the signal's number. */
const EXIT_CODE = 143;

const state = () => processWide('stop', () => ({ isStopping: false }));

/** Returns whether the process is shutting down and only finishing open requests. */
export const isStopping = (): boolean => state().isStopping;

/**
 * Prepares the process for shutdown. On SIGTERM or SIGINT Next itself stops listening, finishes open requests and
 * exits. This adds what it omits: keep-alive connections are closed with their next answer, and after `shutdownSeconds`
 * the process exits even if something hangs, so that it need not be killed.
 */
export function prepareStop(shutdownSeconds: number): void {
  for (const signal of SIGNALS) {
    process.once(signal, () => {
      if (isStopping()) return;
      state().isStopping = true;
      log.info({ event: 'stopping', signal });
      subscribe('http.server.request.start', closeAfterAnswer);
      setTimeout(() => {
        log.error({ event: 'stopped-late', after_seconds: shutdownSeconds });
        process.exit(EXIT_CODE);
      }, shutdownSeconds * 1000).unref();
    });
  }
}

function closeAfterAnswer(message: unknown): void {
  const { response } = Object(message);
  if (response instanceof ServerResponse) response.shouldKeepAlive = false;
}
