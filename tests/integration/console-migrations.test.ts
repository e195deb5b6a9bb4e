import { expect, it } from 'vitest';
import { migrate } from '@/lib/database/migrate';
import { consoleMigrations } from '@/lib/store/migrations';
import { describeStores } from '../support/console-stores';
import { makePendingWrite } from '../support/make-pending-write';

// A store from a release before migration 0004, when the table of pending writes was called `intent`.

/** The table as migrations 0001 to 0003 leave it. */
type OldTables = {
  intent: {
    id: string;
    endpoint_id: string;
    project_id: string;
    owner: string;
    operation: string;
    source_id: string;
    name: string;
    body_hash: string;
    sent_at: number;
    settled_at: number | null;
  };
};

const oldMigrations = Object.fromEntries(Object.entries(consoleMigrations).filter(([name]) => name < '0004'));

describeStores(({ open, openDatabase }) => {
  it('finds the writes that an older release recorded, open or settled, as pending writes', async () => {
    const write = makePendingWrite({ id: 'intent-of-an-old-release', operation: 'updateSource', targetId: 'source-1' });
    const { endpointId, projectId, owner, operation, targetId, name, bodyHash, sentAt } = write;
    const row = {
      id: write.id,
      endpoint_id: endpointId,
      project_id: projectId,
      owner,
      operation,
      source_id: targetId,
      name,
      body_hash: bodyHash,
      sent_at: sentAt,
      settled_at: null,
    };
    const old = openDatabase<OldTables>();
    expect(Object.keys(oldMigrations)).toHaveLength(3);
    await migrate(old, oldMigrations);
    await old
      .insertInto('intent')
      .values([row, { ...row, id: 'intent-that-is-settled', settled_at: 2000 }])
      .execute();
    await old.destroy();

    const { pendingWrites } = await open();
    expect(await pendingWrites.find(write, write.id)).toEqual({ write, isOpen: true, outcome: null });
    expect(await pendingWrites.listOpen(write, sentAt + 1)).toEqual([write]);
    expect(await pendingWrites.open(write)).toBe('open');
    expect(await pendingWrites.open({ ...write, id: 'intent-that-is-settled' })).toBe('settled');
  });
});
