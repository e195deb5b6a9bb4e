import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { addressOf, type Command, runEventGrid } from '../support/eventgrid-command';
import { type KillClient, openKillClient } from '../support/kill-client';
import { expectNothingLost, type Ledger, writeOnce } from '../support/kill-ledger';
import { seededRandom } from '../support/seeded-random';

/** `npm run bench -- kill` kills 30 times. */
const KILLS = process.env.LONG ? 30 : 4;
const WRITERS = 4;
const seed = Number(process.env.KILL_SEED ?? Date.now() % 1_000_000);

let folder: string;
let command: Command | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'eventgrid-kill-'));
});
afterEach(async () => {
  command?.child.kill('SIGKILL');
  await command?.ended;
  rmSync(folder, { recursive: true });
});

async function start(): Promise<{ command: Command; client: KillClient }> {
  const started = runEventGrid('--port', '0', '--data', join(folder, 'a.db'), '--seed', '--quota', '100000');
  command = started;
  return { command: started, client: await openKillClient(await addressOf(started)) };
}

it(`keeps every acknowledged write through ${KILLS} kills at random moments, and no partial one (KILL_SEED=${seed})`, async () => {
  process.stdout.write(`KILL_SEED=${seed}\n`);
  const random = seededRandom(seed);
  const ledger: Ledger = new Map();
  let running = await start();
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const { client } = running;
    const killAfter = 1 + random(40);
    const killDelayMs = random(8);
    let acknowledged = 0;
    let killed = false;
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let turn = 0; !killed; turn += 1) {
        if (!(await writeOnce(client, ledger, `w${writer}`, `k${kill}-${turn}`, random))) return;
        acknowledged += 1;
        if (acknowledged === killAfter) {
          await wait(killDelayMs);
          killed = true;
          running.command.child.kill('SIGKILL');
        }
      }
    });
    await Promise.all(writers);
    await running.command.ended;
    running = await start();
    await expectNothingLost(running.client, ledger, `KILL_SEED=${seed}, kill ${kill}`);
  }
  expect(ledger.size).toBeGreaterThan(KILLS);
}, 180_000);
