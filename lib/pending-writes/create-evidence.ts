import { parseEgTime } from '@/lib/eventgrid/answers/times';
import { parseJson, readObject } from '@/lib/secrets/json';
import type { NameCheck } from './name-check';
import { DETAIL, hashOf, readableFields, valuesOf } from './pending-write';

/** What identifies a source or channel: the parts of a body that EventGrid returns, without secrets. */
export type Recognizable = {
  name?: string | null;
  channel_id?: string | null;
  type?: string | null;
  description?: string | null;
  detail?: Record<string, unknown> | null;
};

/** A create as a pending write records it: hashes of what was sent, and what was known of its name before. */
type CreateEvidence = {
  body: string;
  /** The names of the readable fields of `detail`, and a hash of their values. */
  fields: string[];
  detail: string;
  /** Null if it is unknown who had the name. */
  name: {
    /** ID of what had it; null if it was free. */
    holder: string | null;
    /** EventGrid's clock at that time, and the earliest that it can have shown when the create was sent. */
    checkedAt: number | null;
    sentAt: number | null;
    /** How long before the create, by our clock. */
    agoMs: number;
  } | null;
};

/**
 * Writes down a create that is sent now, so that what has its name later can be compared with it: without values and
 * without secrets. EventGrid's times are whole seconds, rounded down.
 */
export function createEvidence(body: Recognizable, check: NameCheck | null, now: number): string {
  const fields = readableFields(body.detail);
  const sentAt = check?.answeredAt && Math.floor((check.answeredAt + now - check.heardAt) / 1000) * 1000;
  const evidence: CreateEvidence = {
    body: bodyHash(body),
    fields,
    detail: hashOf(valuesOf(body, fields)),
    name: check && {
      holder: check.holder,
      checkedAt: check.answeredAt,
      sentAt: sentAt ?? null,
      agoMs: now - check.askedAt,
    },
  };
  return JSON.stringify(evidence);
}

/** `detail` is hashed by itself: EventGrid may add to it. */
const bodyHash = ({ name, channel_id, type, description }: Recognizable): string =>
  hashOf([name ?? '', channel_id ?? '', type || 'APPLICATION', description ?? '']);

/** Something that has the name of a create, as EventGrid lists it. */
type Found = Recognizable & { id: string | null; created_time: string | null };
/** EventGrid's clock when it listed that, and how long before the create was sent, by ours. */
type FoundWhen = { answeredAt: number | undefined; elapsedMs: number };

/**
 * Times are in whole seconds, and answers take a while: an item that is only so much older can be ours (our choice).
 */
const ROUNDING_MS = 60_000;
/** How far two of EventGrid's own clocks may be apart, and how long before the create a check leaves no gap. */
const CLOCKS_MS = 2_000;

/**
 * Compares what has a create's name with what was sent. It is `theirs` if it was there before, or has other values. It
 * is `ours` if it has the same, and appeared after the create was sent. Anything else is `unclear`: also if the name
 * was not checked before, or an older version wrote the evidence. No two clocks are compared.
 */
export function compareWithCreate(found: Found, evidence: string, when: FoundWhen): 'ours' | 'theirs' | 'unclear' {
  const { body, fields, detail, name } = readEvidence(evidence);
  const isSame = body === bodyHash(found);
  if (!isSame || (name?.holder != null && name.holder === found.id)) return 'theirs';
  const age = ageOf(found, name, when);
  if (age === 'older') return 'theirs';
  if (hashOf(valuesOf(found, fields)) !== detail) {
    const isWhole = fields.every((field) => Object.hasOwn(found.detail ?? {}, field.slice(DETAIL.length)));
    return isWhole ? 'theirs' : 'unclear';
  }
  return age === 'newer' ? 'ours' : 'unclear';
}

/** An older version wrote the hash of the body alone. */
function readEvidence(evidence: string): Pick<CreateEvidence, 'body' | 'fields' | 'detail' | 'name'> {
  const read = readObject(parseJson(evidence));
  return read ? (read as CreateEvidence) : { body: evidence, fields: [], detail: hashOf([]), name: null };
}

/**
 * Returns whether what has a create's name is older or newer than the create, by EventGrid's own clock; null if
 * unclear.
 */
function ageOf(
  { created_time }: Found,
  name: CreateEvidence['name'],
  { answeredAt, elapsedMs }: FoundWhen,
): 'older' | 'newer' | null {
  const createdAt = parseEgTime(created_time)?.getTime();
  if (createdAt === undefined || answeredAt === undefined)
    return name !== null && name.agoMs <= CLOCKS_MS ? 'newer' : null;
  if (answeredAt - createdAt > elapsedMs + ROUNDING_MS) return 'older';
  if (name === null) return null;
  const { checkedAt, sentAt, agoMs } = name;
  if (checkedAt === null || sentAt === null) return agoMs <= CLOCKS_MS ? 'newer' : null;
  if (createdAt >= sentAt) return 'newer';
  // Before the check there was no such thing: then its time is of another clock.
  return createdAt >= checkedAt && createdAt < sentAt - CLOCKS_MS ? 'older' : null;
}
