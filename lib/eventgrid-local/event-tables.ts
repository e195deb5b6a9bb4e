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

/** A published event as it came, as JSON. */
type PublishedEventRow = {
  seq: Generated<number>;
  project_id: string;
  channel_id: string;
  event_id: string;
  source_name: string;
  event_type: string;
  received_ms: number;
  content: string;
};

/** SUCCESS and FAILED are EventGrid's; the others are ours. A NOT_CALLED target is one that this server never calls. */
export type DeliveryStatus = 'PENDING' | 'SUCCESS' | 'FAILED' | 'NOT_CALLED';

/** One call of a target: when, how long, and the status of its answer or why there was none. */
export type Attempt = { atMs: number; tookMs: number; code: string; status: Exclude<DeliveryStatus, 'PENDING'> };

/** An event on its way to one target. attempts is a JSON text, the oldest first. */
export type DeliveryRow = {
  seq: Generated<number>;
  project_id: string;
  channel_id: string;
  event_id: string;
  subscription_id: string;
  subscription_name: string;
  target_id: string;
  target_name: string;
  status: DeliveryStatus;
  attempts: string;
};

/** What a target got after its last retry failed, with the queue that the target names, as JSON. */
export type DeadLetterRow = {
  seq: Generated<number>;
  delivery_seq: number;
  project_id: string;
  channel_id: string;
  event_id: string;
  subscription_name: string;
  target_id: string;
  queue: string;
  content: string;
  at_ms: number;
};

/** Deliveries to one target that ended within one minute since 1970. Times are milliseconds, of the last attempt. */
export type DeliveryMetricRow = {
  seq: Generated<number>;
  project_id: string;
  subscription_id: string;
  target_id: string;
  provider_type: string;
  minute: number;
  num: number;
  success_num: number;
  fail_num: number;
  retry_success_num: number;
  retry_fail_num: number;
  retry_times: number;
  time_sum: number;
  time_min: number;
  time_max: number;
};

export type EventTables = {
  published_event: PublishedEventRow;
  delivery: DeliveryRow;
  dead_letter: DeadLetterRow;
  delivery_metric: DeliveryMetricRow;
  subscription: SubscriptionRow;
  traced_event: TracedEventRow;
  publish_metric: PublishMetricRow;
};
