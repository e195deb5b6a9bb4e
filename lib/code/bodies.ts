import type { Source } from '@/lib/eventgrid/answers/source';
import { readObject } from '@/lib/secrets/json';

/** What a stored item needs to have for code. Secrets in it are masked. */
type StoredChannel = { name: string | null; description: string | null };
type StoredSource = Pick<Source, 'name' | 'description' | 'channel_id' | 'type' | 'detail'>;
type StoredSubscription = StoredChannel & {
  channel_id: string | null;
  sources: Record<string, unknown>[];
  targets: Record<string, unknown>[];
};

type Body = Record<string, unknown>;

const filled = (fields: Body): Body =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== null && value !== '' && value !== undefined),
  );

/** Returns the body that creates a channel like a stored one. Who else may publish to it is not part of that. */
export const channelBody = ({ name, description }: StoredChannel): Body => filled({ name, description });

/** Returns the body that creates a source like a stored one. An application has neither type nor detail. */
export function sourceBody({ name, channel_id, type, description, detail }: StoredSource): Body {
  const connection = type === null || type === 'APPLICATION' ? {} : { type, detail };
  return filled({ name, channel_id, description, ...connection });
}

/** Returns the body that creates a subscription like a stored one, its parts without empty details. */
export function subscriptionBodyOf(subscription: StoredSubscription): Body {
  const { name, channel_id, description, sources, targets } = subscription;
  const isEmptyDetail = (key: string, value: unknown) =>
    key.endsWith('detail') && Object.keys(readObject(value) ?? { is: 'something' }).length === 0;
  const part = (fields: Body) =>
    Object.fromEntries(Object.entries(filled(fields)).filter(([key, value]) => !isEmptyDetail(key, value)));
  return { ...filled({ name, channel_id, description }), sources: sources.map(part), targets: targets.map(part) };
}
