import { type Insertable, type Kysely, type Selectable, sql } from 'kysely';
import type { Attempt, DeadLetterRow, DeliveryMetricRow, DeliveryRow, DeliveryStatus } from './event-tables';
import type { EventGridTables } from './tables';

/** How many dead letters are kept (our choice). */
const MAX_DEAD_LETTERS = 1000;

/** Whose delivery it is, for the numbers. */
type DeliveryOwner = {
  project_id: string;
  subscription_id: string;
  target_id: string;
  provider_type: string;
};

/** A delivery's attempts until now. The last one decides, unless it is still PENDING. */
export type DeliveryProgress = {
  seq: number;
  status: DeliveryStatus;
  attempts: readonly Attempt[];
  owner: DeliveryOwner;
  /** What the target's queue gets if it failed. */
  deadLetter?: Omit<Insertable<DeadLetterRow>, 'delivery_seq' | 'at_ms'> | undefined;
};

/** Query of deliveries per minute, both ends included. */
type DeliveryMetricQuery = {
  projectId: string;
  subscriptionId: string;
  targetId?: string | undefined;
  providerType?: string | undefined;
  startMinute: number;
  endMinute: number;
  period: number;
  limit: number;
};

/** The sums of one period; `minute` is the period's first. */
export type DeliveryMetric = Omit<
  Selectable<DeliveryMetricRow>,
  'seq' | 'project_id' | 'subscription_id' | 'target_id' | 'provider_type'
>;

/** What the store keeps of deliveries. */
export type DeliveryStore = {
  /** Records the progress of deliveries, their numbers once they have ended, and their dead letters. */
  saveProgress(progress: readonly DeliveryProgress[], nowMs: number): Promise<void>;
  /** Lists an event's deliveries, in the order of the subscriptions. */
  listDeliveries(projectId: string, channelId: string, eventId: string): Promise<Selectable<DeliveryRow>[]>;
  /** Lists the periods in which a delivery ended, oldest first. */
  listDeliveryMetrics(query: DeliveryMetricQuery): Promise<DeliveryMetric[]>;
  /** Lists dead letters of all projects, newest first. */
  listDeadLetters(): Promise<Selectable<DeadLetterRow>[]>;
};

/** Makes the part of the store that keeps deliveries. */
export const deliveryStore = (db: Kysely<EventGridTables>): DeliveryStore => ({
  saveProgress: (progress, nowMs) =>
    db.transaction().execute(async (trx) => {
      const changed = progress.map(({ seq, status, attempts }) => [seq, status, JSON.stringify(attempts)]);
      await sql`update delivery set status = given.value ->> 1, attempts = given.value ->> 2
        from json_each(${JSON.stringify(changed)}) as given where seq = given.value ->> 0`.execute(trx);
      const ended = progress.filter(({ status }) => status === 'SUCCESS' || status === 'FAILED');
      for (const row of metricsOf(ended, nowMs)) await addMetric(trx, row);
      const letters = ended.flatMap(({ seq, status, deadLetter }) =>
        deadLetter && status === 'FAILED' ? [{ ...deadLetter, delivery_seq: seq, at_ms: nowMs }] : [],
      );
      for (const letter of letters) await trx.insertInto('dead_letter').values(letter).execute();
      if (letters.length > 0) {
        await sql`delete from dead_letter
          where seq <= (select max(seq) from dead_letter) - ${MAX_DEAD_LETTERS}`.execute(trx);
      }
    }),

  listDeliveries: (projectId, channelId, eventId) =>
    db
      .selectFrom('delivery')
      .selectAll()
      .where('project_id', '=', projectId)
      .where('channel_id', '=', channelId)
      .where('event_id', '=', eventId)
      .orderBy('seq')
      .execute(),

  async listDeliveryMetrics({
    projectId,
    subscriptionId,
    targetId,
    providerType,
    startMinute,
    endMinute,
    period,
    limit,
  }) {
    const target = targetId === undefined ? sql`` : sql`and target_id = ${targetId}`;
    const provider = providerType === undefined ? sql`` : sql`and provider_type = ${providerType}`;
    // SQLite gets parameters as real numbers, so dividing by one would not give whole numbers.
    const periodMinutes = sql`cast(${period} as integer)`;
    const result = await sql<DeliveryMetric>`
      select minute / ${periodMinutes} * ${periodMinutes} as minute, sum(num) as num, sum(success_num) as success_num,
        sum(fail_num) as fail_num, sum(retry_success_num) as retry_success_num, sum(retry_fail_num) as retry_fail_num,
        sum(retry_times) as retry_times, sum(time_sum) as time_sum, min(time_min) as time_min, max(time_max) as time_max
      from delivery_metric
      where project_id = ${projectId} and subscription_id = ${subscriptionId}
        and minute between ${startMinute} and ${endMinute} ${target} ${provider}
      group by 1 order by 1 limit ${limit}`.execute(db);
    return result.rows;
  },

  listDeadLetters: () => db.selectFrom('dead_letter').selectAll().orderBy('seq', 'desc').execute(),
});

type MetricRow = Insertable<DeliveryMetricRow>;

/** Sums ended deliveries by target. */
function metricsOf(ended: readonly DeliveryProgress[], nowMs: number): MetricRow[] {
  const rows = new Map<string, MetricRow>();
  for (const { status, attempts, owner } of ended) {
    const [isSuccess, retries] = [status === 'SUCCESS', Math.max(0, attempts.length - 1)];
    const tookMs = attempts.at(-1)?.tookMs ?? 0;
    const key = `${owner.subscription_id} ${owner.target_id}`;
    const sum = rows.get(key);
    rows.set(key, {
      ...owner,
      minute: Math.floor(nowMs / 60_000),
      num: (sum?.num ?? 0) + 1,
      success_num: (sum?.success_num ?? 0) + (isSuccess ? 1 : 0),
      fail_num: (sum?.fail_num ?? 0) + (isSuccess ? 0 : 1),
      retry_success_num: (sum?.retry_success_num ?? 0) + (isSuccess && retries > 0 ? 1 : 0),
      retry_fail_num: (sum?.retry_fail_num ?? 0) + (!isSuccess && retries > 0 ? 1 : 0),
      retry_times: (sum?.retry_times ?? 0) + retries,
      time_sum: (sum?.time_sum ?? 0) + tookMs,
      time_min: Math.min(sum?.time_min ?? tookMs, tookMs),
      time_max: Math.max(sum?.time_max ?? tookMs, tookMs),
    });
  }
  return [...rows.values()];
}

const SUMS = [
  'num',
  'success_num',
  'fail_num',
  'retry_success_num',
  'retry_fail_num',
  'retry_times',
  'time_sum',
] as const;

async function addMetric(db: Kysely<EventGridTables>, row: MetricRow): Promise<void> {
  const added = (column: string) => sql<number>`${sql.ref(column)} + ${sql.ref(`excluded.${column}`)}`;
  await db
    .insertInto('delivery_metric')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['project_id', 'subscription_id', 'minute', 'target_id']).doUpdateSet({
        ...Object.fromEntries(SUMS.map((column) => [column, added(column)])),
        time_min: sql<number>`min(time_min, excluded.time_min)`,
        time_max: sql<number>`max(time_max, excluded.time_max)`,
      }),
    )
    .execute();
}
