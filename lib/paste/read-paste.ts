import type { CodeNoun } from '@/lib/code/subject';
import { readObject } from '@/lib/secrets/json';
import { MASK } from '@/lib/secrets/mask';
import type { Fill } from './fill';
import { maskedBody, maskPaste } from './mask';
import { type Recognized, type Refused, recognize } from './recognize';

/** Reads what was recognized as a form's values. */
export type PasteReader<Values> = (recognized: Recognized) => Fill<Values> | Refused;

/** What a dialog keeps of a paste: the masked text, and the body with the secrets that it hides. */
export type ReadPaste<Values> = {
  shown: string;
  /** Whether something was pasted or typed. */
  isTaken: boolean;
  result: Fill<Values> | (Refused & { noun?: CodeNoun });
  kept: Kept;
};

/** The secrets of the body, by where they are, for a masked text that is edited. */
type Kept = ReadonlyMap<string, string>;

const NOTHING: Kept = new Map();

/**
 * Reads a paste for a form. The text comes back masked; where it has a mask, as it has after an edit, the secret that
 * was in that place before counts.
 */
export function readPaste<Values>(
  text: string,
  noun: CodeNoun,
  fill: PasteReader<Values>,
  kept: Kept = NOTHING,
): ReadPaste<Values> {
  const isTaken = text !== '';
  const recognized = recognize(text);
  if (!recognized.ok) {
    const isLong = recognized.why === 'tooLong';
    const shown = isLong ? '' : (maskPaste(text, recognized.secrets) ?? '');
    return { shown, isTaken, result: recognized, kept: NOTHING };
  }
  const body = restored(recognized.body, kept, '') as Record<string, unknown>;
  const secrets = recognized.secrets;
  const shown = maskPaste(text, secrets) ?? maskedBody(recognized.body);
  const next = new Map(secretPlaces(body, new Set([...secrets, ...kept.values()]), ''));
  const isOther = recognized.noun !== null && recognized.noun !== noun;
  const result = isOther
    ? { ok: false as const, why: 'nothing' as const, secrets: [], noun: recognized.noun ?? noun }
    : fill({ ...recognized, body });
  return { shown, isTaken, result, kept: next };
}

function restored(value: unknown, kept: Kept, place: string): unknown {
  if (value === MASK) return kept.get(place) ?? MASK;
  if (Array.isArray(value)) return value.map((item, at) => restored(item, kept, `${place}/${at}`));
  const fields = readObject(value);
  if (fields === null) return value;
  for (const [key, inner] of Object.entries(fields)) {
    const next = restored(inner, kept, `${place}/${key}`);
    // In place, where it is the same: a number's spelling is kept beside the object that holds it.
    if (next !== inner) fields[key] = next;
  }
  return fields;
}

function secretPlaces(value: unknown, secrets: ReadonlySet<string>, place: string): [string, string][] {
  if (typeof value === 'string') return secrets.has(value) ? [[place, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => secretPlaces(inner, secrets, `${place}/${key}`));
}
