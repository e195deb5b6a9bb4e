import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'undici';
import { clickActions, keyActions } from './actions';
import type { Driver } from './driver';
import { startProgram } from './program';

// Firefox by WebDriver BiDi, a protocol of its own over a WebSocket (https://w3c.github.io/webdriver-bidi/).

const START_MS = 60_000;

type Answer = { id: number; result?: unknown; error?: string; message?: string };
type Send = <Result>(method: string, params: object) => Promise<Result>;

/** Starts a Firefox without a window, with a profile of its own, and opens a page. */
export async function startFirefox(path: string): Promise<Driver> {
  const profile = mkdtempSync(join(tmpdir(), 'eventgrid-firefox-'));
  const program = startProgram(path, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port=0'], {
    HOME: profile,
  });
  const end = async () => {
    await program.end();
    rmSync(profile, { recursive: true, force: true });
  };
  try {
    const [, address] = await program.printed(/WebDriver BiDi listening on (ws:\S+)/, START_MS);
    const { send, close } = await connect(`${address}/session`);
    await send('session.new', {
      capabilities: { alwaysMatch: { unhandledPromptBehavior: { beforeUnload: 'accept', default: 'ignore' } } },
    });
    // The first tab never has the focus.
    const { context } = await send<{ context: string }>('browsingContext.create', { type: 'tab' });
    return {
      ...driverOf(send, context),
      close: async () => {
        close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function driverOf(send: Send, context: string): Omit<Driver, 'close'> {
  const call = async (functionDeclaration: string, text = ''): Promise<string> => {
    const answer = await send<{ type: string; result?: { value: string }; exceptionDetails?: { text: string } }>(
      'script.callFunction',
      {
        functionDeclaration,
        arguments: [{ type: 'string', value: text }],
        target: { context },
        awaitPromise: true,
      },
    );
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails?.text);
    return answer.result?.value ?? 'null';
  };
  const act = (actions: object[]) => send('input.performActions', { context, actions });
  return {
    open: async (url) => void (await send('browsingContext.navigate', { context, url, wait: 'complete' })),
    back: async () => void (await send('browsingContext.traverseHistory', { context, delta: -1 })),
    run: async (work, argument) =>
      JSON.parse(
        await call(`(text) => JSON.stringify((${work})(JSON.parse(text)) ?? null)`, JSON.stringify(argument ?? null)),
      ),
    load: async (script) => void (await call(`() => {${script}\n}`)),
    click: async (at) => void (await act(clickActions(at))),
    press: async (keys) => void (await act(keyActions(keys))),
    resize: async (width, height) =>
      void (await send('browsingContext.setViewport', { context, viewport: { width, height } })),
    screenshot: async () => {
      const { data } = await send<{ data: string }>('browsingContext.captureScreenshot', { context });
      return Buffer.from(data, 'base64');
    },
  };
}

/** Connects to a browser. A command rejects if the browser refuses it, or is gone. */
async function connect(url: string): Promise<{ send: Send; close: () => void }> {
  const socket = new WebSocket(url);
  await new Promise<void>((done, fail) => {
    socket.onopen = () => done();
    socket.onerror = () => fail(new Error(`no WebSocket at ${url}`));
  });
  const waiting = new Map<number, (answer: Answer) => void>();
  let last = 0;
  socket.onmessage = ({ data }) => {
    const answer: Answer = JSON.parse(String(data));
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  };
  socket.onclose = () => {
    for (const [id, answer] of waiting) answer({ id, error: 'closed' });
  };
  return {
    send: <Result>(method: string, params: object) =>
      new Promise<Result>((done, fail) => {
        last += 1;
        waiting.set(last, ({ result, error, message }) =>
          error === undefined ? done(result as Result) : fail(new Error(`${method}: ${error}: ${message}`)),
        );
        socket.send(JSON.stringify({ id: last, method, params }));
      }),
    close: () => socket.close(),
  };
}
