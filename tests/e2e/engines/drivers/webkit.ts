import { fileURLToPath } from 'node:url';
import { freePort } from '../../support/running-console';
import { clickActions, keyActions } from './actions';
import type { Driver } from './driver';
import { startProgram } from './program';

// WebKitGTK, the engine of Safari, by WebDriver over HTTP (https://w3c.github.io/webdriver/).

const START_MS = 60_000;
const WINDOW = fileURLToPath(new URL('webkit-window.py', import.meta.url));

/** Starts WebKit in a window on a virtual display. */
export async function startWebKit(path: string): Promise<Driver> {
  // 3: where a program's messages go that are not for people.
  const display = startProgram('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp']);
  const programs = [display];
  const end = async () => {
    for (const program of programs.reverse()) await program.end();
  };
  try {
    const [, number] = await display.printed(/^(\d+)\n/m, START_MS);
    const port = await freePort();
    programs.push(startProgram(path, [`--port=${port}`], { DISPLAY: `:${number}`, GDK_BACKEND: 'x11' }));
    const root = `http://127.0.0.1:${port}`;
    await untilReady(root);
    const { sessionId } = await send<{ sessionId: string }>(`${root}/session`, 'POST', {
      capabilities: {
        alwaysMatch: { unhandledPromptBehavior: 'ignore', 'webkitgtk:browserOptions': { binary: WINDOW, args: [] } },
      },
    });
    const session = `${root}/session/${sessionId}`;
    return {
      ...driverOf(session),
      close: end,
    };
  } catch (error) {
    await end();
    throw error;
  }
}

function driverOf(session: string): Omit<Driver, 'close'> {
  const post = <Result>(command: string, body: object) => send<Result>(`${session}/${command}`, 'POST', body);
  const execute = (script: string, ...args: string[]) => post<string>('execute/sync', { script, args });
  const act = (actions: object[]) => post('actions', { actions });
  return {
    open: async (url) => void (await post('url', { url })),
    back: async () => void (await post('back', {})),
    run: async (work, argument) =>
      JSON.parse(
        await execute(
          `return JSON.stringify((${work})(JSON.parse(arguments[0])) ?? null)`,
          JSON.stringify(argument ?? null),
        ),
      ),
    load: async (script) => void (await execute(script)),
    click: async (at) => void (await act(clickActions(at))),
    press: async (keys) => void (await act(keyActions(keys))),
    resize: async (width, height) => void (await post('window/rect', { width, height })),
    screenshot: async () => Buffer.from(await send<string>(`${session}/screenshot`, 'GET'), 'base64'),
  };
}

async function untilReady(root: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    try {
      await send(`${root}/status`, 'GET');
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise((next) => setTimeout(next, 50));
  }
}

async function send<Result>(url: string, method: string, body?: object): Promise<Result> {
  const answer = await fetch(url, { method, body: body && JSON.stringify(body) });
  const { value } = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${url}: ${value.error}: ${value.message}`);
  return value;
}
