import type { Kysely } from 'kysely';
import { migrate } from '@/lib/database/migrate';
import { fileProblem } from '@/lib/database/open-problem';
import { openSqlite } from '@/lib/database/open-sqlite';
import { type DeliveryStore, deliveryStore } from './delivery-store';
import { type EventStore, eventStore } from './event-store';
import { countUsed, type UsedQuotas } from './kept-counts';
import { listRows, type StorePage, type StoreQuery } from './list-rows';
import { eventGridMigrations } from './migrations';
import { type PasscodeStore, passcodeStore } from './passcode-store';
import { type RecordStore, recordStore } from './record-store';
import { type SubscriptionLimits, type SubscriptionStore, subscriptionStore } from './subscription-store';
import type { ChannelRow, EventGridTables, SourceRow, TokenRow } from './tables';
import { type TemporaryKeyStore, temporaryKeyStore } from './temporary-key-store';
import { unlessTaken } from './unless-taken';

export type QuotaLimits = UsedQuotas & SubscriptionLimits & RecordLimits;

/** Maximum records of a project, and versions of one schema. */
type RecordLimits = { CONNECTION: number; PRIVATE_ENDPOINT: number; SCHEMA: number; SCHEMA_VERSION: number };

/**
 * What the local EventGrid stores. Every operation is limited to one project. A write is on disk when its promise
 * resolves.
 */
export type EventGridStore = SubscriptionStore &
  EventStore &
  DeliveryStore &
  PasscodeStore &
  RecordStore &
  TemporaryKeyStore & {
    saveToken(row: TokenRow): Promise<void>;
    findToken(hash: string): Promise<TokenRow | undefined>;
    /** Expires every token and temporary key that is valid at `atMs`. Returns how many. */
    expireTokens(atMs: number): Promise<number>;
    /**
     * Inserts a custom source, unless its channel is not a custom one of the project, its name is taken or a quota is
     * full.
     */
    createSource(row: SourceRow, limits: QuotaLimits): Promise<'created' | 'no-channel' | 'name-taken' | 'over-quota'>;
    listSources(projectId: string, query: StoreQuery): Promise<StorePage<SourceRow>>;
    findSource(projectId: string, sourceId: string): Promise<SourceRow | undefined>;
    updateSource(projectId: string, sourceId: string, changes: Partial<SourceRow>): Promise<void>;
    deleteSource(projectId: string, sourceId: string): Promise<void>;
    createChannel(row: ChannelRow, limits: QuotaLimits): Promise<'created' | 'name-taken' | 'over-quota'>;
    listChannels(projectId: string, query: StoreQuery): Promise<StorePage<ChannelRow>>;
    findChannel(projectId: string, channelId: string): Promise<ChannelRow | undefined>;
    /** Finds a channel by its ID; `default`, the official one's name, finds that too. */
    findChannelOrDefault(projectId: string, channelId: string): Promise<ChannelRow | undefined>;
    updateChannel(projectId: string, channelId: string, changes: Partial<ChannelRow>): Promise<void>;
    /** Deletes a channel, unless a source or a subscription is on it. */
    deleteChannel(projectId: string, channelId: string): Promise<'deleted' | 'has-sources' | 'has-subscriptions'>;
    countUsed(projectId: string): Promise<UsedQuotas>;
    /** Counts a project's names in a range, both ends included, in character order. For seeds. */
    countNames(table: 'source' | 'channel', projectId: string, first: string, last: string): Promise<number>;
    /** Inserts complete rows at one time, skipping names that are taken. For seeds. */
    insertAll(rows: { channels: readonly ChannelRow[]; sources: readonly SourceRow[] }): Promise<void>;
    close(): Promise<void>;
  };

const ROWS_PER_INSERT = 200;

/**
 * Opens the store in a file or in `:memory:` and brings its tables up to date. Rejects with a sentence for the operator
 * if the file can't be used.
 */
export async function openEventGridStore(file: string): Promise<EventGridStore> {
  const db = await openTables(file);
  return {
    ...subscriptionStore(db),
    ...eventStore(db),
    ...deliveryStore(db),
    ...passcodeStore(db),
    ...temporaryKeyStore(db),
    ...recordStore(db),
    async saveToken(row) {
      await db.deleteFrom('token').where('expires_at', '<=', row.issued_at).execute();
      await db.insertInto('token').values(row).execute();
    },
    findToken: (hash) => db.selectFrom('token').selectAll().where('hash', '=', hash).executeTakeFirst(),
    async expireTokens(atMs) {
      const expire = (table: 'token' | 'temporary_key') =>
        db.updateTable(table).set({ expires_at: atMs }).where('expires_at', '>', atMs).executeTakeFirst();
      const [tokens, keys] = [await expire('token'), await expire('temporary_key')];
      return Number(tokens.numUpdatedRows + keys.numUpdatedRows);
    },

    createSource: (row, limits) =>
      unlessTaken(() =>
        db.transaction().execute(async (trx) => {
          const channel = await byId(trx, 'channel', row.project_id, row.channel_id).executeTakeFirst();
          if (channel?.provider_type !== 'CUSTOM') return 'no-channel';
          if (await isTaken(trx, 'source', row)) return 'name-taken';
          const used = await countUsed(trx, row.project_id);
          if (used.SOURCE >= limits.SOURCE) return 'over-quota';
          if (row.type === 'RABBITMQ' && used.SOURCE_RABBITMQ >= limits.SOURCE_RABBITMQ) return 'over-quota';
          if (row.type === 'ROCKETMQ' && used.SOURCE_ROCKETMQ >= limits.SOURCE_ROCKETMQ) return 'over-quota';
          await trx.insertInto('source').values(row).execute();
          return 'created';
        }),
      ),
    listSources: (projectId, query) => listRows<SourceRow>(db, 'source', projectId, query),
    findSource: (projectId, sourceId) =>
      db
        .selectFrom('source')
        .selectAll()
        .where('project_id', '=', projectId)
        .where('id', '=', sourceId)
        .executeTakeFirst(),
    async updateSource(projectId, sourceId, changes) {
      const update = db.updateTable('source').set(changes);
      await update.where('project_id', '=', projectId).where('id', '=', sourceId).execute();
    },
    async deleteSource(projectId, sourceId) {
      await db.deleteFrom('source').where('project_id', '=', projectId).where('id', '=', sourceId).execute();
    },

    createChannel: (row, limits) =>
      unlessTaken(() =>
        db.transaction().execute(async (trx) => {
          if (await isTaken(trx, 'channel', row)) return 'name-taken';
          if ((await countUsed(trx, row.project_id)).CHANNEL >= limits.CHANNEL) return 'over-quota';
          await trx.insertInto('channel').values(row).execute();
          return 'created';
        }),
      ),
    listChannels: (projectId, query) => listRows<ChannelRow>(db, 'channel', projectId, query),
    findChannel: (projectId, channelId) => byId(db, 'channel', projectId, channelId).executeTakeFirst(),
    findChannelOrDefault(projectId, channelId) {
      if (channelId !== 'default') return byId(db, 'channel', projectId, channelId).executeTakeFirst();
      const official = db.selectFrom('channel').selectAll().where('project_id', '=', projectId);
      return official.where('provider_type', '=', 'OFFICIAL').executeTakeFirst();
    },
    async updateChannel(projectId, channelId, changes) {
      const update = db.updateTable('channel').set(changes);
      await update.where('project_id', '=', projectId).where('id', '=', channelId).execute();
    },
    deleteChannel: (projectId, channelId) =>
      db.transaction().execute(async (trx) => {
        const on = (table: 'source' | 'subscription') =>
          trx.selectFrom(table).select('id').where('channel_id', '=', channelId).limit(1).executeTakeFirst();
        if (await on('source')) return 'has-sources';
        if (await on('subscription')) return 'has-subscriptions';
        await trx.deleteFrom('channel').where('project_id', '=', projectId).where('id', '=', channelId).execute();
        return 'deleted';
      }),

    countUsed: (projectId) => countUsed(db, projectId),
    async countNames(table, projectId, first, last) {
      const names = db.selectFrom(table).where('project_id', '=', projectId).where('name', '>=', first);
      const count = names.where('name', '<=', last).select((expression) => expression.fn.countAll<number>().as('n'));
      return (await count.executeTakeFirst())?.n ?? 0;
    },
    insertAll: ({ channels, sources }) =>
      db.transaction().execute(async (trx) => {
        for (const rows of chunks(channels)) await trx.insertInto('channel').values(rows).orIgnore().execute();
        for (const rows of chunks(sources)) await trx.insertInto('source').values(rows).orIgnore().execute();
      }),
    close: () => db.destroy(),
  };
}

async function openTables(file: string): Promise<Kysely<EventGridTables>> {
  let db: Kysely<EventGridTables> | undefined;
  try {
    db = openSqlite<EventGridTables>(file);
    await migrate(db, eventGridMigrations);
    // What was under way when the process ended is never sent.
    await db.updateTable('delivery').set({ status: 'FAILED' }).where('status', '=', 'PENDING').execute();
    return db;
  } catch (error) {
    await db?.destroy();
    throw fileProblem(file, error);
  }
}

const byId = (db: Kysely<EventGridTables>, table: 'channel', projectId: string, id: string) =>
  db.selectFrom(table).selectAll().where('project_id', '=', projectId).where('id', '=', id);

type Named = { project_id: string; name: string };

async function isTaken(db: Kysely<EventGridTables>, table: 'source' | 'channel', row: Named): Promise<boolean> {
  const query = db.selectFrom(table).select('id').where('project_id', '=', row.project_id);
  return (await query.where('name', '=', row.name).executeTakeFirst()) !== undefined;
}

function chunks<Row>(rows: readonly Row[]): Row[][] {
  const count = Math.ceil(rows.length / ROWS_PER_INSERT);
  return Array.from({ length: count }, (_, index) =>
    rows.slice(index * ROWS_PER_INSERT, (index + 1) * ROWS_PER_INSERT),
  );
}
