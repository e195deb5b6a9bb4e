import type { EgFailure } from '@/lib/eventgrid/failures/result';

/** Old editions of EventGrid go no further than this (EG API, list: `offset`). */
const OLD_CAP = 100;

/**
 * Reads from a refusal of a list how far this EventGrid lets `offset` go: the number that its words name, else the 100
 * of old editions. Null when the refusal is about something else.
 */
export function readOffsetCap({ kind, status, message, details }: EgFailure, offset: number): number | null {
  if (kind !== 'refused' || status !== 400 || offset <= OLD_CAP) return null;
  const words = /offset\D*(?:\d+\D+)?(\d+)\D*$/i.exec(`${message ?? ''} ${details ?? ''}`);
  const named = Number(words?.[1] ?? Number.NaN);
  return named < offset ? named : OLD_CAP;
}
