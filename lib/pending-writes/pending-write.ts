import { createHash } from 'node:crypto';
import { parseJson, readObject } from '@/lib/secrets/json';
import { isDetailSecret } from '@/lib/secrets/mask';
import { maskDetail } from '@/lib/secrets/redact';
import type { Session } from '@/lib/session/session';
import { sessionOwner } from '@/lib/session/session-owner';
import type { PendingWrite } from '@/lib/store/pending-writes';

/** Whose writes a session tracks, and where. */
export const writeScope = (session: Session): Pick<PendingWrite, 'endpointId' | 'projectId' | 'owner'> => ({
  endpointId: session.endpointId,
  projectId: session.project.id,
  owner: sessionOwner(session),
});

const ID = /^[A-Za-z0-9-]{16,64}$/;

/** Returns whether a text may be a pending write's ID: long enough that two forms never pick the same by chance. */
export const isWriteId = (text: string): boolean => ID.test(text);

/** Hashes texts, so that they can be compared without being stored. Returns 64 hex digits. */
export const hashOf = (parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex');

/** What an edit changes, of a source, a channel or a subscription. */
export type Editable = { description?: string | null; detail?: Record<string, unknown> | null };

/** An edit as a pending write records it: the names of its readable fields, and hashes of them before and as sent. */
type EditEvidence = { fields: string[]; before: string | null; sent: string };

/**
 * Writes down an edit, so that EventGrid can be compared with it later: without secrets, which EventGrid does not
 * return, and without values. `before` is null if it is not known.
 */
export function editEvidence(before: Editable | null, changes: Editable): string {
  const { description, detail } = changes;
  const fields = [...(description === undefined ? [] : ['description']), ...readableFields(detail)];
  const evidence: EditEvidence = {
    fields,
    before: before && hashOf(valuesOf(before, fields)),
    sent: hashOf(valuesOf(changes, fields)),
  };
  return JSON.stringify(evidence);
}

/** Begins the name of a field of `detail`. */
export const DETAIL = 'detail.';

/** Names the fields of a `detail` that are no secrets: EventGrid returns them. */
export const readableFields = (detail: Record<string, unknown> | null | undefined): string[] =>
  Object.keys(detail ?? {}).flatMap((field) => (isDetailSecret(field) ? [] : [`${DETAIL}${field}`]));

/**
 * Compares what is there with an edit's evidence: `sent` if it has every value that was sent and had others before,
 * `before` if it is as it was, else `neither`: also if only secrets were sent, or another version wrote the evidence.
 */
export function compareWithEdit(now: Editable, evidence: string): 'sent' | 'before' | 'neither' {
  const { fields, before, sent } = readObject(parseJson(evidence)) ?? {};
  if (!Array.isArray(fields) || sent === before) return 'neither';
  const present = hashOf(valuesOf(now, fields.map(String)));
  if (present === sent) return 'sent';
  return present === before ? 'before' : 'neither';
}

/**
 * Returns the values of readable fields as texts: EventGrid may return `true` for a `"true"`. Secrets deeper inside are
 * masked.
 */
export function valuesOf({ description, detail }: Editable, fields: readonly string[]): string[] {
  const masked = maskDetail(detail) ?? {};
  return fields.map((field) => {
    if (field === 'description') return description ?? '';
    const value = masked[field.slice(DETAIL.length)] ?? '';
    const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
    // A switch that is off may be missing.
    return text === 'false' ? '' : text;
  });
}
