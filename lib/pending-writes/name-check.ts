import { processWide } from '@/lib/config/process-wide';
import type { Page } from '@/lib/eventgrid/answers/list';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import type { CallOptions } from '@/lib/eventgrid/transport/send';
import type { Session } from '@/lib/session/session';
import { writeScope } from './pending-write';

/** Who had a name when EventGrid was checked: whatever else has it later is newer. */
export type NameCheck = {
  /** ID of what had the name; null if it was free. */
  holder: string | null;
  /** EventGrid's clock, from the header Date; null without one. */
  answeredAt: number | null;
  /** When the check was sent and when its answer arrived, by our clock in milliseconds. */
  askedAt: number;
  heardAt: number;
};

/** How long a check that the form made counts for its create (our choice). */
const KEPT_MS = 60_000;
/** A create does not wait longer than this for its check: without one, a lost answer is only harder to explain. */
const CHECK_DEADLINE_MS = 2_000;
const MOST_KEPT = 1_000;

type Named = { id: string | null; name: string | null };
/** Lists what has exactly a name. */
export type List<Item extends Named = Named> = (
  query: { name: string; limit: number },
  options?: CallOptions,
) => Promise<EgResult<Page<Item>>>;

/**
 * Asks EventGrid who has exactly this name. `check` is null if the answer proves nothing: something between dropped the
 * query, so that other names came.
 */
export async function askName<Item extends Named>(
  list: List<Item>,
  name: string,
  now: () => number,
  options?: CallOptions,
): Promise<{ listed: EgResult<Page<Item>>; holder: Item | undefined; check: NameCheck | null }> {
  const askedAt = now();
  const listed = await list({ name, limit: 1 }, options);
  if (!listed.ok) return { listed, holder: undefined, check: null };
  const { items } = listed.data;
  const holder = items.find((item) => item.name === name);
  const isProof = items.length === 0 || (holder !== undefined && holder.id !== null);
  const check = { holder: holder?.id ?? null, answeredAt: listed.answeredAt ?? null, askedAt, heardAt: now() };
  return { listed, holder, check: isProof ? check : null };
}

const keptChecks = () => processWide('name-checks', () => new Map<string, NameCheck>());

const keyOf = (session: Session, name: string): string => JSON.stringify([writeScope(session), name]);

/** Keeps the check that a user's form has made of a source's name, in this process: the newest 1,000, for 60 s. */
export function keepNameCheck(session: Session, name: string, check: NameCheck): void {
  const kept = keptChecks();
  const key = keyOf(session, name);
  kept.delete(key);
  kept.set(key, check);
  const [oldest] = kept.keys();
  if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
}

/** Takes the kept check of a name out; null if there is none that is at most 60 s old and has EventGrid's time. */
function takeNameCheck(session: Session, name: string, now: number): NameCheck | null {
  const key = keyOf(session, name);
  const check = keptChecks().get(key);
  keptChecks().delete(key);
  if (check === undefined || check.answeredAt === null) return null;
  const ageMs = now - check.askedAt;
  return ageMs >= 0 && ageMs <= KEPT_MS ? check : null;
}

/**
 * Returns who has the name of what is about to be created: as the form's own check found it at most 60 s ago, else as
 * EventGrid says now. Null if EventGrid does not say, which never holds up a create.
 */
export async function checkName(
  list: List,
  name: string,
  { session, now }: { session: Session; now: () => number },
): Promise<NameCheck | null> {
  const kept = takeNameCheck(session, name, now());
  return kept ?? (await askName(list, name, now, { deadlineMs: CHECK_DEADLINE_MS })).check;
}
