import type { EventGridAppOptions } from './app';
import { channelRow, LOCAL_PROJECT_ID, sourceRow } from './seed';
import type { QuotaLimits } from './store';
import type { ChannelRow, SourceRow } from './tables';

export type FillOptions = Pick<EventGridAppOptions, 'store' | 'now' | 'newId'> & {
  /** How many custom sources and channels to generate. */
  sources: number;
  channels: number;
};

/** One in ten uses RabbitMQ and one in ten RocketMQ. */
const TYPES = ['RABBITMQ', 'ROCKETMQ'] as const;
const DETAILS = {
  RABBITMQ: { instance_id: 'generated', user_name: 'events', password: 'generated', vhost_name: '/', queue_name: 'q' },
  ROCKETMQ: { instance_id: 'generated', group: 'events', topic: 'orders', enable_acl: false, ssl_enable: false },
};

/** Rows per transaction. */
const CHUNK = 5000;

/**
 * Fills the project `local` with generated custom channels and sources, a second apart, the last one newest; one in 25
 * sources has an error. Existing names are left as they are, so a second run adds only what is missing, and finishes
 * fast if nothing is.
 */
export async function fillEventGrid(options: FillOptions): Promise<void> {
  const { store, now, newId, channels: channelCount, sources: sourceCount } = options;
  const firstAt = now() - (channelCount + sourceCount + 60) * 1000;
  for (const indexes of await chunksToFill(store, 'channel', channelCount)) {
    const rows = indexes.map((index) =>
      channelRow({
        id: newId(),
        project_id: LOCAL_PROJECT_ID,
        name: nameOf.channel(index),
        created_time: firstAt + index * 1000,
      }),
    );
    await store.insertAll({ channels: rows, sources: [] });
  }
  const chunks = await chunksToFill(store, 'source', sourceCount);
  if (chunks.length === 0) return;
  const channels = await channelsToUse(options, firstAt);
  for (const indexes of chunks) {
    const rows = indexes.flatMap((index) => {
      const channel = channels[index % channels.length];
      const fields = { id: newId(), created_time: firstAt + (channelCount + index) * 1000 };
      return channel === undefined ? [] : [generatedSource(channel, index, fields)];
    });
    await store.insertAll({ channels: [], sources: rows });
  }
}

/** Lists the indexes to generate in chunks. Skips chunks whose names all exist. */
async function chunksToFill(
  store: FillOptions['store'],
  table: 'source' | 'channel',
  count: number,
): Promise<number[][]> {
  const chunks = Array.from({ length: Math.ceil(count / CHUNK) }, (_, chunk) =>
    Array.from({ length: Math.min(CHUNK, count - chunk * CHUNK) }, (_, index) => chunk * CHUNK + index),
  );
  const there = await Promise.all(
    chunks.map((indexes) => {
      const [first = 0] = indexes;
      const last = first + indexes.length - 1;
      return store.countNames(table, LOCAL_PROJECT_ID, nameOf[table](first), nameOf[table](last));
    }),
  );
  return chunks.filter((indexes, chunk) => there[chunk] !== indexes.length);
}

/** Returns quotas that leave a filled project room for manual testing. */
export const quotasWithRoom = (defaults: QuotaLimits, sources: number, channels: number): QuotaLimits => ({
  ...defaults,
  SOURCE: defaults.SOURCE + sources,
  SOURCE_RABBITMQ: defaults.SOURCE_RABBITMQ + sources,
  SOURCE_ROCKETMQ: defaults.SOURCE_ROCKETMQ + sources,
  // Sources without a channel get one.
  CHANNEL: defaults.CHANNEL + channels + (sources > 0 ? 1 : 0),
});

async function channelsToUse({ store, newId }: FillOptions, at: number): Promise<ChannelRow[]> {
  const custom = () =>
    store.listChannels(LOCAL_PROJECT_ID, {
      offset: 0,
      limit: 1000,
      sort: { field: 'name', direction: 'asc' },
      equals: { provider_type: 'CUSTOM' },
      holds: {},
    });
  const { items } = await custom();
  if (items.length > 0) return items;
  const row = channelRow({ id: newId(), project_id: LOCAL_PROJECT_ID, name: 'generated-channel', created_time: at });
  await store.insertAll({ channels: [row], sources: [] });
  return [row];
}

function generatedSource(
  channel: ChannelRow,
  index: number,
  fields: Pick<SourceRow, 'id' | 'created_time'>,
): SourceRow {
  const sourceType = TYPES[index % 10];
  const broken = index % 25 === 24;
  return sourceRow(channel, {
    ...fields,
    name: nameOf.source(index),
    description: `Generated source ${index + 1}`,
    ...(sourceType === undefined ? {} : { type: sourceType, detail: JSON.stringify(DETAILS[sourceType]) }),
    ...(broken ? { status: 'ERROR', error_info: JSON.stringify(BROKEN) } : {}),
  });
}

const BROKEN = {
  error_code: 'EG.00015000',
  error_detail: 'The connection to the message instance was lost.',
  error_msg: 'connection lost',
};

const numbered = (word: string, index: number): string => `${word}-${String(index + 1).padStart(6, '0')}`;
const nameOf = {
  source: (index: number) => numbered('generated', index),
  channel: (index: number) => numbered('generated-channel', index),
};
