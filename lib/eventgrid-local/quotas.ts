import type { QuotaLimits } from './store';

/** Default limits of what a project can have. Source: docs/wire.md, "EG API, quotas". */
export const DEFAULT_QUOTAS: QuotaLimits = {
  SOURCE: 100,
  SOURCE_RABBITMQ: 5,
  SOURCE_ROCKETMQ: 5,
  CHANNEL: 10,
  CHANNEL_SUBSCRIPTION: 20,
  SUBSCRIPTION: 20,
  SUBSCRIPTION_TARGET: 5,
  CONNECTION: 3,
  PRIVATE_ENDPOINT: 10,
  // Our choice: no document has them.
  SCHEMA: 100,
  SCHEMA_VERSION: 100,
};
