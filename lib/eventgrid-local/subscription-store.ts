import { type Kysely, type SqlBool, sql } from 'kysely';
import type { SubscriptionRow } from './event-tables';
import { Failure } from './failures';
import type { StorePage, StoreQuery } from './list-rows';
import type { EventGridTables } from './tables';
import { unlessTaken } from './unless-taken';

/** Maximum subscriptions per project and per channel, and targets per subscription. */
export type SubscriptionLimits = { SUBSCRIPTION: number; CHANNEL_SUBSCRIPTION: number; SUBSCRIPTION_TARGET: number };

/** What the store keeps of subscriptions. */
export type SubscriptionStore = {
  /**
   * Inserts a subscription, unless its channel is unknown, its name is taken, or the project or the channel is full.
   */
  createSubscription(
    row: SubscriptionRow,
    limits: SubscriptionLimits,
  ): Promise<'created' | 'no-channel' | 'name-taken' | 'over-quota'>;
  /** Lists a project's subscriptions; `connection_id` in `equals` finds those with a target on that connection. */
  listSubscriptions(projectId: string, query: StoreQuery): Promise<StorePage<SubscriptionRow>>;
  findSubscription(projectId: string, subscriptionId: string): Promise<SubscriptionRow | undefined>;
  /**
   * Changes a subscription as the function says, which sees its row while no other request can change it. Resolves to
   * the changed row, undefined if there is none, or the function's refusal.
   */
  changeSubscription(
    projectId: string,
    subscriptionId: string,
    change: (row: SubscriptionRow) => Partial<SubscriptionRow> | Failure,
  ): Promise<SubscriptionRow | undefined | Failure>;
  deleteSubscription(projectId: string, subscriptionId: string): Promise<void>;
  /** Lists a channel's subscriptions, oldest first. */
  subscriptionsOn(projectId: string, channelId: string): Promise<SubscriptionRow[]>;
  /** Finds whether a subscription of any channel has this channel as a target. */
  isForwardedTo(channelId: string): Promise<boolean>;
  /** Counts a project's subscriptions, and those of its fullest channel. */
  countSubscriptions(projectId: string): Promise<Pick<SubscriptionLimits, 'SUBSCRIPTION' | 'CHANNEL_SUBSCRIPTION'>>;
};

/** Makes the part of the store that keeps subscriptions. */
export function subscriptionStore(db: Kysely<EventGridTables>): SubscriptionStore {
  const ofProject = (projectId: string) =>
    db.selectFrom('subscription').selectAll().where('project_id', '=', projectId);

  return {
    createSubscription: (row, limits) =>
      unlessTaken(() =>
        db.transaction().execute(async (trx) => {
          const channels = trx.selectFrom('channel').select('id').where('project_id', '=', row.project_id);
          if (!(await channels.where('id', '=', row.channel_id).executeTakeFirst())) return 'no-channel';
          const mine = trx.selectFrom('subscription').select(['name', 'channel_id']);
          const taken = await mine.where('project_id', '=', row.project_id).execute();
          if (taken.some(({ name }) => name === row.name)) return 'name-taken';
          if (taken.length >= limits.SUBSCRIPTION) return 'over-quota';
          const onChannel = taken.filter(({ channel_id }) => channel_id === row.channel_id);
          if (onChannel.length >= limits.CHANNEL_SUBSCRIPTION) return 'over-quota';
          await trx.insertInto('subscription').values(row).execute();
          return 'created';
        }),
      ),

    async listSubscriptions(projectId, { offset, limit, sort, equals, holds }) {
      const conditions = [
        sql<SqlBool>`project_id = ${projectId}`,
        ...Object.entries(equals).map(([column, text]) =>
          column === 'connection_id' ? hasTargetOn(text) : sql<SqlBool>`${sql.ref(column)} = ${text}`,
        ),
        ...Object.entries(holds).map(([column, text]) => sql<SqlBool>`instr(${sql.ref(column)}, ${text}) > 0`),
      ];
      const from = sql`from subscription where ${sql.join(conditions, sql` and `)}`;
      const direction = sql.raw(sort.direction === 'asc' ? 'asc' : 'desc');
      const order = sql`order by ${sql.ref(sort.field)} ${direction}, rowid ${direction}`;
      const counted = await sql<{ total: number }>`select count(*) as total ${from}`.execute(db);
      const page = await sql<SubscriptionRow>`select * ${from} ${order} limit ${limit} offset ${offset}`.execute(db);
      return { total: counted.rows[0]?.total ?? 0, items: page.rows };
    },

    findSubscription: (projectId, subscriptionId) =>
      ofProject(projectId).where('id', '=', subscriptionId).executeTakeFirst(),

    changeSubscription: (projectId, subscriptionId, change) =>
      db.transaction().execute(async (trx) => {
        const rows = trx.selectFrom('subscription').selectAll().where('project_id', '=', projectId);
        const row = await rows.where('id', '=', subscriptionId).executeTakeFirst();
        if (row === undefined) return undefined;
        const changes = change(row);
        if (changes instanceof Failure) return changes;
        await trx.updateTable('subscription').set(changes).where('id', '=', row.id).execute();
        return { ...row, ...changes };
      }),

    async isForwardedTo(channelId) {
      const found = await sql`select 1 from subscription, json_each(targets)
        where json_extract(value, '$.eg_detail.target_channel_id') = ${channelId} limit 1`.execute(db);
      return found.rows.length > 0;
    },

    async deleteSubscription(projectId, subscriptionId) {
      const deleted = db.deleteFrom('subscription').where('project_id', '=', projectId);
      await deleted.where('id', '=', subscriptionId).execute();
    },

    subscriptionsOn: (projectId, channelId) =>
      ofProject(projectId).where('channel_id', '=', channelId).orderBy('created_time').orderBy('id').execute(),

    async countSubscriptions(projectId) {
      const byChannel = await db
        .selectFrom('subscription')
        .select((expression) => expression.fn.countAll<number>().as('count'))
        .where('project_id', '=', projectId)
        .groupBy('channel_id')
        .execute();
      const counts = byChannel.map(({ count }) => count);
      return {
        SUBSCRIPTION: counts.reduce((sum, count) => sum + count, 0),
        CHANNEL_SUBSCRIPTION: Math.max(0, ...counts),
      };
    },
  };
}

const hasTargetOn = (connectionId: string) => sql<SqlBool>`exists (
  select 1 from json_each(targets) where json_extract(value, '$.connection_id') = ${connectionId}
)`;
