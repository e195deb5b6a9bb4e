import { expect } from 'vitest';
import type { KillClient } from './kill-client';

/** A source's stamp; null if there is no source. */
type State = string | null;

/** The acknowledged state of each name, and a requested one that was never answered and may have taken effect. */
export type Ledger = Map<string, { id: string | null; state: State; requested?: State }>;

/** Does one random write: creates, updates or deletes. Resolves to false if it was not acknowledged. */
export async function writeOnce(
  client: KillClient,
  ledger: Ledger,
  writer: string,
  stamp: string,
  random: (below: number) => number,
): Promise<boolean> {
  // Each writer uses its own names, so that no two writes to one source overlap.
  const mine = [...ledger].filter(([name, { state }]) => name.startsWith(`${writer}-`) && state !== null);
  const [name, entry] = mine[random(Math.max(1, mine.length))] ?? [];
  const kind = random(4);
  if (name === undefined || entry === undefined || entry.id === null || kind < 2) {
    const fresh = `${writer}-${stamp}`;
    ledger.set(fresh, { id: null, state: null, requested: stamp });
    const created = await client.create(fresh, stamp);
    if (created !== null) ledger.set(fresh, { id: created.id, state: stamp });
    return created !== null;
  }
  const requested = kind === 2 ? `${writer}-${stamp}` : null;
  ledger.set(name, { ...entry, requested });
  const done = requested === null ? await client.remove(entry.id) : await client.update(entry.id, requested);
  if (done !== null) ledger.set(name, { id: entry.id, state: requested });
  return done !== null;
}

/** Expects a server to have what was acknowledged or, without an answer, what was requested; then accepts that. */
export async function expectNothingLost(client: KillClient, ledger: Ledger, title: string): Promise<void> {
  const { total, items } = await client.listAll();
  expect(total, title).toBe(items.length);
  expect(await client.countUsed(), title).toBe(items.length);
  for (const { name, description, detail } of items) {
    expect(detail.stamp, `${title}: ${name} is a mixture`).toBe(description);
    expect(ledger.has(name), `${title}: ${name} was never requested`).toBe(true);
  }
  const found = new Map(items.map((item) => [item.name, item]));
  for (const [name, { state, ...entry }] of ledger) {
    const item = found.get(name);
    const stamp = item?.description ?? null;
    const allowed = 'requested' in entry ? [state, entry.requested] : [state];
    expect(allowed, `${title}: ${name}`).toContain(stamp);
    ledger.set(name, { id: item?.id ?? null, state: stamp });
  }
}
