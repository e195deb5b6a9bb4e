/** A part of a body whose fields the console passes on, also those that it does not know. */
type Fields = Record<string, unknown>;

/** Body of `POST /v1/{project_id}/subscriptions` as this console sends it. */
export type CreateSubscriptionInput = {
  name: string;
  description?: string;
  channel_id: string;
  sources: Fields[];
  targets: Fields[];
};

/** The fields of a subscription that can be changed; omitted ones stay. Rule: docs/wire.md, "EG API, subscriptions". */
export type SubscriptionChanges = Partial<Pick<CreateSubscriptionInput, 'description' | 'sources' | 'targets'>>;
