import { UnknownStepError } from './migrate';

/** What is wrong with a file and how to cure it, by SQLite's code. Each continues the file's name. */
const FILE_PROBLEMS: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'is no database. Restore it from a backup, or move it away: the console then makes a new one.',
  SQLITE_CORRUPT: 'is damaged. Restore it from a backup, or move it away: the console then makes a new one.',
  SQLITE_BUSY: 'is in use by another process. Stop that process, or choose another folder.',
  SQLITE_READONLY: 'cannot be written. Give it to the user that runs the console.',
  SQLITE_FULL: 'cannot be written: the disk is full. Make room on it.',
};

const UNKNOWN_CA =
  'the certificate is signed by a CA that is not known here. Name its file in NODE_EXTRA_CA_CERTS, or add sslrootcert=FILE to the address.';

/** What is wrong with a server and how to cure it, by the code of PostgreSQL, Node or OpenSSL. */
const SERVER_PROBLEMS: Readonly<Record<string, string>> = {
  '28P01': 'the user or the password is wrong. Correct them.',
  '28000': 'this user is not let in. Correct the user, or the rules in pg_hba.conf.',
  '3D000': 'the database does not exist. Create it, or correct its name.',
  '42501': 'this user may not create tables. Grant it CREATE on the schema.',
  '53300': 'no connection is left. Raise max_connections: each console takes up to 10.',
  ECONNREFUSED: 'nothing listens there. Start PostgreSQL, or correct the address.',
  ENOTFOUND: 'the host name is unknown. Correct it.',
  EAI_AGAIN: 'the host name cannot be looked up now. Correct it, or check the name server.',
  ENOENT: 'a file that the address names is not there. Correct sslrootcert, sslcert and sslkey.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host name. Use that name in the address.',
  CERT_HAS_EXPIRED: 'the certificate has expired. Renew it.',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_CA,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_CA,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_CA,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_CA,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_CA,
};

const NEWER = 'Start that version, or restore the backup from before it';

/**
 * Makes the error that ends a start: in one or two sentences, why a database file cannot be used and what to do. The
 * cause is the error itself.
 */
export function fileProblem(file: string, cause: unknown): Error {
  const step = unknownStep(cause);
  // SQLITE_BUSY_SNAPSHOT and its kind are the same to an operator.
  const [code = ''] = /^SQLITE_[A-Z]+/.exec(codeOf(cause)) ?? [];
  const problem =
    step === null
      ? (FILE_PROBLEMS[code] ?? `cannot be used. Check the file and its folder (${messageOf(cause)}).`)
      : `was written by a newer version of the console, which has ${step}. ${NEWER}.`;
  return new Error(`${file} ${problem}`, { cause });
}

/** Makes the same error for the server in DATABASE_URL. Names its host and port, never user and password. */
export function serverProblem(url: string, cause: unknown): Error {
  const step = unknownStep(cause);
  const problem =
    step === null
      ? (SERVER_PROBLEMS[codeOf(cause)] ?? `it cannot be used (${messageOf(cause)}).`)
      : `its tables belong to a newer version of the console, which has ${step}. ${NEWER}.`;
  return new Error(`PostgreSQL at ${new URL(url).host} (DATABASE_URL): ${problem}`, { cause });
}

const unknownStep = (error: unknown): string | null => (error instanceof UnknownStepError ? error.step : null);

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '');
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
