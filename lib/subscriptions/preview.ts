import { maskUrl } from '@/lib/secrets/credentials';
import { MASK } from '@/lib/secrets/mask';
import { MISSING } from '@/lib/sources/preview-body';
import { targetBody } from './targets';
import { type SubscriptionValues, subscriptionBody } from './values';

/**
 * Builds the body that Create would send, for display: a secret header is `••••`, as are credentials in a URL; each empty
 * text is MISSING. Otherwise it is identical, since subscriptionBody builds both.
 */
export function previewSubscription(values: SubscriptionValues): Record<string, unknown> {
  const shown = values.targets.map((target) => ({
    ...target,
    headers: target.headers.map((header) => ({ ...header, secret_value: header.secret_value && MASK })),
    url: maskUrl(target.url),
  }));
  const body = { ...subscriptionBody(values), targets: shown.map((target) => targetBody(target)) };
  return marked(body) as Record<string, unknown>;
}

function marked(value: unknown): unknown {
  if (value === '') return MISSING;
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marked(inner)]));
}
