/**
 * Runs an insert, or an update of a name, and returns its outcome, `name-taken` if the unique index refuses it. The
 * index decides, because another process on the same file may have been faster.
 */
export async function unlessTaken<Outcome>(insert: () => Promise<Outcome>): Promise<Outcome | 'name-taken'> {
  try {
    return await insert();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_CONSTRAINT_UNIQUE') return 'name-taken';
    throw error;
  }
}
