import type { QuotaLimits } from './store';

/** Default limits of what the local EventGrid can create. Source: docs/wire.md, "EG API, quotas". */
export const DEFAULT_QUOTAS: QuotaLimits = {
  SOURCE: 100,
  SOURCE_RABBITMQ: 5,
  SOURCE_ROCKETMQ: 5,
  CHANNEL: 10,
  CHANNEL_SUBSCRIPTION: 20,
  SUBSCRIPTION: 20,
  SUBSCRIPTION_TARGET: 5,
};

/** Default limits of what the local EventGrid can't create: listed, never used up. */
export const OTHER_QUOTAS = { CONNECTION: 3, PRIVATE_ENDPOINT: 10 };
