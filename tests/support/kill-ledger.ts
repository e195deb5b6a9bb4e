import { expect } from 'vitest';
import type { KillClient } from './kill-client';

/** What a source's stamp is; null when there is none. */
type State = string | null;

/** What was acknowledged of each name, and what was asked for but never answered, which may have landed or not. */
export type Ledger = Map<string, { id: string | null; state: State; asked?: State }>;

/** Does one random write: creates, updates or deletes. Resolves to false when it was not acknowledged. */
export async function writeOnce(
  client: KillClient,
  ledger: Ledger,
  writer: string,
  stamp: string,
  random: (below: number) => number,
): Promise<boolean> {
  // Each writer keeps to its own names, so that no two writes to one source overlap.
  const mine = [...ledger].filter(([name, { state }]) => name.startsWith(`${writer}-`) && state !== null);
  const [name, entry] = mine[random(Math.max(1, mine.length))] ?? [];
  const kind = random(4);
  if (name === undefined || entry === undefined || entry.id === null || kind < 2) {
    const fresh = `${writer}-${stamp}`;
    ledger.set(fresh, { id: null, state: null, asked: stamp });
    const created = await client.create(fresh, stamp);
    if (created !== null) ledger.set(fresh, { id: created.id, state: stamp });
    return created !== null;
  }
  const asked = kind === 2 ? `${writer}-${stamp}` : null;
  ledger.set(name, { ...entry, asked });
  const done = asked === null ? await client.remove(entry.id) : await client.update(entry.id, asked);
  if (done !== null) ledger.set(name, { id: entry.id, state: asked });
  return done !== null;
}

/** Expects what a server has to be what was acknowledged or, where no answer came, what was asked; then settles on it. */
export async function expectNothingLost(client: KillClient, ledger: Ledger, title: string): Promise<void> {
  const { total, items } = await client.listAll();
  expect(total, title).toBe(items.length);
  expect(await client.countUsed(), title).toBe(items.length);
  for (const { name, description, detail } of items) {
    expect(detail.stamp, `${title}: ${name} is a mixture`).toBe(description);
    expect(ledger.has(name), `${title}: ${name} was never asked for`).toBe(true);
  }
  const found = new Map(items.map((item) => [item.name, item]));
  for (const [name, { state, ...entry }] of ledger) {
    const item = found.get(name);
    const stamp = item?.description ?? null;
    const allowed = 'asked' in entry ? [state, entry.asked] : [state];
    expect(allowed, `${title}: ${name}`).toContain(stamp);
    ledger.set(name, { id: item?.id ?? null, state: stamp });
  }
}
