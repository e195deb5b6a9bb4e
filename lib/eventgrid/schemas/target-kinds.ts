// No zod here: lists and forms use this table in the browser; the rules built from it load later.

/**
 * The kinds of target that the console can set up, in the form's order: EventGrid's name for each, whose it is, and
 * which of a target's fields has its settings. `label` is the setting that tells one target of a kind from another.
 * Rule: docs/wire.md, "SDK".
 */
export const TARGET_KINDS = {
  webhook: { name: 'HTTPS', provider: 'CUSTOM', part: 'detail', label: 'url' },
  function: { name: 'HC.FunctionGraph', provider: 'OFFICIAL', part: 'detail', label: 'urn' },
  smn: { name: 'HC.SMN', provider: 'OFFICIAL', part: 'smn_detail', label: 'urn' },
  kafka: { name: 'HC.Kafka', provider: 'OFFICIAL', part: 'kafka_detail', label: 'topic' },
  channel: { name: 'HC.EG', provider: 'OFFICIAL', part: 'eg_detail', label: 'target_channel_id' },
  api: { name: 'HC.APIGW', provider: 'OFFICIAL', part: 'apigw_detail', label: 'url' },
} as const;

export type TargetKind = keyof typeof TARGET_KINDS;

export const TARGET_KIND_NAMES = Object.keys(TARGET_KINDS) as TargetKind[];

/** Returns the kind that EventGrid means by a target's name; null for one that this console can only show. */
export const targetKindOf = (name: unknown): TargetKind | null =>
  TARGET_KIND_NAMES.find((kind) => TARGET_KINDS[kind].name === name) ?? null;

/**
 * The settings of the kinds, in the form's order. `of` lists the kinds that have one; it is required unless it is
 * `optional`. A `part` beside a kind's own is the target's top level.
 */
export const TARGET_FIELDS = [
  { name: 'url', of: ['webhook', 'api'] },
  { name: 'urn', of: ['function', 'smn'] },
  { name: 'invoke_type', of: ['function'] },
  { name: 'topic', of: ['kafka'] },
  { name: 'target_channel_id', of: ['channel'] },
  { name: 'target_project_id', of: ['channel'] },
  { name: 'target_region', of: ['channel'] },
  { name: 'agency_name', of: ['function', 'smn', 'channel'] },
] as const satisfies readonly { name: string; of: readonly TargetKind[] }[];

export type TargetField = (typeof TARGET_FIELDS)[number]['name'];

/** Lists the settings of a kind, in the form's order. */
export const targetFieldsOf = (kind: TargetKind): TargetField[] =>
  TARGET_FIELDS.flatMap(({ name, of }) => ((of as readonly TargetKind[]).includes(kind) ? [name] : []));

/** The kinds that reach their address over a connection of EventGrid: needed for Kafka, possible for a webhook. */
export const CONNECTED_KINDS: readonly TargetKind[] = ['kafka', 'webhook'];

/** Ways to run a function. Rule: docs/wire.md, "SDK". */
export const INVOKE_TYPES = ['ASYNC', 'SYNC'] as const;

/** What a target gets of an event. Rule: docs/wire.md, "SDK". */
export const TRANSFORM_TYPES = ['ORIGINAL', 'CONSTANT', 'VARIABLE'] as const;
export type TransformType = (typeof TRANSFORM_TYPES)[number];
