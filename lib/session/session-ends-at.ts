import { environment } from '@/lib/config/env';
import type { Session } from './session';

/**
 * Tells when a session ends at the latest: with its token, or SESSION_MAX_HOURS after it began, whichever comes first.
 * ISO 8601; null when IAM did not say when the token ends.
 */
export function sessionEndsAt({ expiresAt, createdAt }: Session): string | null {
  if (expiresAt === null) return null;
  const latest = Date.parse(createdAt) + environment().SESSION_MAX_HOURS * 3_600_000;
  return new Date(Math.min(latest, Date.parse(expiresAt))).toISOString();
}
