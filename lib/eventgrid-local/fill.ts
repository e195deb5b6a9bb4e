import type { EventGridAppOptions } from './app';
import { channelRow, LOCAL_PROJECT_ID, sourceRow } from './seed';
import type { QuotaLimits } from './store';
import type { ChannelRow, SourceRow } from './tables';

export type FillOptions = Pick<EventGridAppOptions, 'store' | 'now' | 'newId'> & {
  /** How many custom sources and channels to generate. */
  sources: number;
  channels: number;
};

/** One in ten listens to RabbitMQ and one in ten to RocketMQ. */
const TYPES = ['RABBITMQ', 'ROCKETMQ'] as const;
const DETAILS = {
  RABBITMQ: { instance_id: 'generated', user_name: 'events', password: 'generated', vhost_name: '/', queue_name: 'q' },
  ROCKETMQ: { instance_id: 'generated', group: 'events', topic: 'orders', enable_acl: false, ssl_enable: false },
};

/**
 * Fills the project `local` with generated custom channels and sources, a second apart, the last one newest; one in 25
 * sources has an error. Names that exist are left as they are, so a second run adds only what is missing.
 */
export async function fillEventGrid(options: FillOptions): Promise<void> {
  const { store, now, newId, channels: channelCount, sources: sourceCount } = options;
  const firstAt = now() - (channelCount + sourceCount + 60) * 1000;
  const made = Array.from({ length: channelCount }, (_, index) =>
    channelRow({
      id: newId(),
      project_id: LOCAL_PROJECT_ID,
      name: numbered('generated-channel', index),
      created_time: firstAt + index * 1000,
    }),
  );
  await store.insertAll({ channels: made, sources: [] });
  if (sourceCount === 0) return;
  const channels = await channelsToUse(options, firstAt);
  const sources = Array.from({ length: sourceCount }, (_, index) => {
    const channel = channels[index % channels.length];
    const fields = { id: newId(), created_time: firstAt + (channelCount + index) * 1000 };
    return channel === undefined ? [] : [generatedSource(channel, index, fields)];
  });
  await store.insertAll({ channels: [], sources: sources.flat() });
}

/** Returns quotas under which a filled project still has room for what a person tries. */
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
    name: numbered('generated', index),
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
