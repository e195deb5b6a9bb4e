import type { Generated } from 'kysely';

/** A subscription under EventGrid's names. Sources and targets are JSON texts, times milliseconds. */
export type SubscriptionRow = {
  id: string;
  project_id: string;
  name: string;
  description: string | null;
  status: string;
  channel_id: string;
  channel_name: string;
  sources: string;
  targets: string;
  created_time: number;
  updated_time: number;
};

/** A published event and one subscription that it matched; the name is empty if it matched none. */
export type TracedEventRow = {
  /** Increases with every row, so the newest rows have the highest. */
  seq: Generated<number>;
  project_id: string;
  channel_id: string;
  subscription_name: string;
  source_name: string;
  event_type: string;
  event_id: string;
  event_received_time: number;
};

/**
 * Publish requests to a channel from one source within one minute since 1970; the name is empty for an unknown source.
 */
export type PublishMetricRow = {
  seq: Generated<number>;
  project_id: string;
  channel_id: string;
  source_name: string;
  minute: number;
  num: number;
  success_num: number;
  size_sum: number;
  size_min: number;
  size_max: number;
  time_sum: number;
  time_min: number;
  time_max: number;
};

export type EventTables = {
  subscription: SubscriptionRow;
  traced_event: TracedEventRow;
  publish_metric: PublishMetricRow;
};
