import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The longest time until the command answers: on a cold start it bundles itself first. */
export const COMMAND_START_MS = 60_000;

/** The running command: `output` is everything it has printed, `ended` its exit code once it has ended. */
export type Command = { child: ChildProcess; output: () => string; ended: Promise<number | null> };

/** Starts `node lib/cli/eventgrid.mjs` with options, like `npm run eventgrid --`; it may still end by itself. */
export function runEventGrid(...options: string[]): Command {
  const child = spawn(process.execPath, ['lib/cli/eventgrid.mjs', ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  // Not `exit`, after which output can still arrive.
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, output: () => text, ended };
}

/** Resolves to the match once a command's output has one; rejects with the output if the command ends first. */
export function printed({ child, output, ended }: Command, pattern: RegExp): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const look = () => {
      const match = pattern.exec(output());
      if (match === null) return;
      child.stdout?.off('data', look);
      resolve(match);
    };
    child.stdout?.on('data', look);
    look();
    ended.then((code) => reject(new Error(`ended with ${code}: ${output()}`)), reject);
  });
}

/** Resolves to the address that a command prints once it answers; rejects with its output if it ends first. */
export const addressOf = async (command: Command): Promise<string> =>
  (await printed(command, /http:\/\/127\.0\.0\.1:\d+/))[0];

/** Starts the command on a free port, its data in memory, and waits until it answers. Whoever starts it stops it. */
export async function startEventGridCommand(...options: string[]) {
  const command = runEventGrid('--port', '0', ...options);
  const url = await addressOf(command);
  const stop = async () => {
    command.child.kill('SIGKILL');
    await command.ended;
  };
  return { ...command, url, stop };
}
