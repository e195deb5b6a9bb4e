import type { QuotaResource, UsedQuota } from '@/lib/lists/quota';
import type { ProjectScope } from '@/lib/session/session';
import { ownQuery } from './own-query';

/** Describes one of the project's quotas; null if EventGrid does not report it. */
export const projectQuota = (owner: ProjectScope, resource: QuotaResource) =>
  ownQuery<UsedQuota | null>(['quota', resource, owner], '/api/quotas', owner, { resource });
