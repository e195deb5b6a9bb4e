import { type Kysely, sql } from 'kysely';
import type { EventGridTables } from './tables';

/** What the store keeps of virtual MFA devices. */
export type PasscodeStore = {
  /** Uses up the passcode of a user's time step; false if that one or a later one is already used. */
  spendPasscode(userId: string, timeStep: number): Promise<boolean>;
};

/** Makes the part of the store that remembers each user's last passcode. */
export const passcodeStore = (db: Kysely<EventGridTables>): PasscodeStore => ({
  async spendPasscode(userId, timeStep) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('spent_passcode')
      .values({ user_id: userId, time_step: timeStep })
      .onConflict((conflict) =>
        conflict
          .column('user_id')
          .doUpdateSet({ time_step: timeStep })
          .where('spent_passcode.time_step', '<', sql<number>`excluded.time_step`),
      )
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  },
});
