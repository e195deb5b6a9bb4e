import type { EventTables } from './event-tables';

/**
 * A token issued by the local IAM, stored as a hash. Times are milliseconds; the project_id of an account's token is
 * empty; methods are separated by commas.
 */
export type TokenRow = {
  hash: string;
  user_id: string;
  project_id: string;
  methods: string;
  issued_at: number;
  expires_at: number;
};

/** A temporary access key; its security token as a hash. Times are milliseconds. */
export type TemporaryKeyRow = {
  access_key: string;
  /** Readable, unlike the token: a signature can only be checked with the key that made it. */
  secret_key: string;
  token_hash: string;
  user_id: string;
  issued_at: number;
  expires_at: number;
};

/** The latest time step whose passcode a user has used. */
type UsedPasscodeRow = { user_id: string; time_step: number };

/** A source under EventGrid's names. event_types, detail and error_info are JSON texts, times milliseconds. */
export type SourceRow = {
  id: string;
  project_id: string;
  name: string;
  label: string;
  description: string | null;
  provider_type: string;
  event_types: string;
  created_time: number;
  updated_time: number;
  channel_id: string;
  channel_name: string;
  /** Null for an official source. */
  type: string | null;
  detail: string;
  status: string;
  error_info: string;
};

/** A channel under EventGrid's names. policy is a JSON text, cross_account 0 or 1, times milliseconds. */
export type ChannelRow = {
  id: string;
  project_id: string;
  name: string;
  description: string | null;
  provider_type: string;
  created_time: number;
  updated_time: number;
  enterprise_project_id: string;
  cross_account: number;
  policy: string | null;
};

/**
 * Something that is kept as it was sent, such as a connection or a schema. `parent` is the ID of the record that it
 * belongs to, or empty; names are unique under it. `body` is JSON, without secrets; times are milliseconds.
 */
export type RecordRow = {
  id: string;
  project_id: string;
  kind: RecordKind;
  parent: string;
  name: string;
  status: string;
  body: string;
  created_time: number;
  updated_time: number;
};

export type RecordKind =
  | 'connection'
  | 'endpoint'
  | 'schema'
  | 'schema_version'
  | 'streaming'
  | 'agency'
  | 'dms_instance';

/**
 * The number of rows of a project, maintained by triggers. `counted` names the table and the filter columns, as in
 * `source`, `source.provider_type` or `source.channel_id.provider_type`; `value` contains their values, separated by a
 * space.
 */
type KeptCountRow = { project_id: string; counted: string; value: string; count: number };

export type EventGridTables = EventTables & {
  token: TokenRow;
  temporary_key: TemporaryKeyRow;
  spent_passcode: UsedPasscodeRow;
  source: SourceRow;
  channel: ChannelRow;
  record: RecordRow;
  kept_count: KeptCountRow;
};
