import { spawn } from 'node:child_process';

/** A program of a test's own. */
export type Program = {
  /** Resolves to what it printed that matches; rejects when it ends before, or after `timeoutMs`. */
  printed(pattern: RegExp, timeoutMs: number): Promise<RegExpMatchArray>;
  /** Ends it and all that it started. */
  end(): Promise<void>;
};

const END_MS = 5_000;

/** Starts a program as the first of a group of processes, which `end` ends together. */
export function startProgram(path: string, args: string[], environment: Record<string, string> = {}): Program {
  const child = spawn(path, args, {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
  });
  let text = '';
  let isOver = false;
  const listeners = new Set<() => void>();
  const tell = () => {
    for (const listener of listeners) listener();
  };
  for (const stream of child.stdio.slice(1)) {
    if (stream && 'setEncoding' in stream) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        tell();
      });
    }
  }
  const over = new Promise<void>((done) => {
    const end = (error?: unknown) => {
      if (error instanceof Error) text += error.message;
      isOver = true;
      tell();
      done();
    };
    child.once('error', end);
    child.once('exit', () => end());
  });
  return {
    printed: (pattern, timeoutMs) =>
      new Promise((done, fail) => {
        const timer = setTimeout(
          () => stop(() => fail(new Error(`${path} did not print ${pattern}:\n${text}`))),
          timeoutMs,
        );
        const stop = (then: () => void) => {
          clearTimeout(timer);
          listeners.delete(look);
          then();
        };
        const look = () => {
          const found = pattern.exec(text);
          if (found) stop(() => done(found));
          else if (isOver) stop(() => fail(new Error(`${path} ended:\n${text}`)));
        };
        listeners.add(look);
        look();
      }),
    end: async () => {
      if (isOver || child.pid === undefined) return;
      const { pid } = child;
      process.kill(-pid, 'SIGTERM');
      const timer = setTimeout(() => process.kill(-pid, 'SIGKILL'), END_MS);
      await over;
      clearTimeout(timer);
    },
  };
}
