import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import { ServerResponse } from 'node:http';
import { log } from '@/lib/config/log';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;
/** What a shell shows for a process that a SIGTERM ended: 128 and the signal's number. */
const EXIT_CODE = 143;

// Next bundles instrumentation and routes apart, each with its own copy of this module.
const slot = globalThis as typeof globalThis & { __eventgridStopping?: boolean };

/** Tells whether the process was told to end and is only answering what was under way. */
export const isStopping = (): boolean => slot.__eventgridStopping === true;

/**
 * Prepares the process for its end. On SIGTERM or SIGINT Next itself stops listening, answers what is under way and
 * exits; this adds what it leaves out: connections that are kept alive are closed with their next answer, and after
 * `shutdownSeconds` the process exits whatever hangs, so that its end does not have to be forced.
 */
export function prepareStop(shutdownSeconds: number): void {
  for (const signal of SIGNALS) {
    process.once(signal, () => {
      if (isStopping()) return;
      slot.__eventgridStopping = true;
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
