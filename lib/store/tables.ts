/**
 * One signed-in browser. Times are milliseconds; a PostgreSQL driver returns them as strings, hence Number() on
 * reading.
 */
export type SessionRow = {
  /** SHA-256 of the cookie, hex. */
  key: string;
  endpoint_id: string;
  project_id: string;
  project_name: string;
  user_id: string;
  user_name: string;
  user_domain: string;
  /** The token, sealed under the cookie; empty once newer sessions of its user have ended this one. */
  sealed_token: string;
  /** Null if IAM could not be reached. */
  token_expires_at: number | null;
  created_at: number;
  seen_at: number;
};

/** One sign-in that was passed on to IAM, in one throttle bucket. */
type SignInAttemptRow = { ticket: string; bucket: string; attempted_at: number };

/** A browser that a user has signed in with: SHA-256 of its cookie and of the user. */
type DeviceRow = { key: string; user_hash: string; seen_at: number };

/** A single row that is written first to count a sign-in, so that instances on one PostgreSQL take turns. */
type SignInTurnRow = { id: number; taken_at: number };

/** A write that was about to be sent, without token and secrets. Times are milliseconds. */
export type PendingWriteRow = {
  id: string;
  endpoint_id: string;
  project_id: string;
  owner: string;
  operation: string;
  target_id: string;
  name: string;
  body_hash: string;
  sent_at: number;
  /** Null while its outcome is unknown. */
  settled_at: number | null;
  /** What became of it, as JSON; null if it is open, or was dismissed. */
  outcome: string | null;
};

export type ConsoleTables = {
  session: SessionRow;
  sign_in_attempt: SignInAttemptRow;
  sign_in_turn: SignInTurnRow;
  pending_write: PendingWriteRow;
  device: DeviceRow;
};
