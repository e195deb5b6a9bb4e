import { bodyHash } from '@/lib/pending-writes/pending-write';
import type { PendingWrite } from '@/lib/store/pending-writes';

/** Makes a pending write to create `orders-api`, with the parts that a test overrides. */
export const makePendingWrite = (parts: Partial<PendingWrite> = {}): PendingWrite => ({
  id: 'intent-0000000001',
  endpointId: 'local',
  projectId: 'project',
  owner: 'local/user',
  operation: 'createSource',
  targetId: '',
  name: 'orders-api',
  bodyHash: bodyHash({ name: 'orders-api', channel_id: 'channel' }),
  sentAt: 1000,
  ...parts,
});
