import { createEvidence } from '@/lib/pending-writes/create-evidence';
import type { NameCheck } from '@/lib/pending-writes/name-check';
import type { PendingWrite } from '@/lib/store/pending-writes';

/** A check that found a name free the moment before, `answeredAt` by EventGrid's clock. */
export const freeName = (at = 1000, answeredAt: number | null = null): NameCheck => ({
  holder: null,
  answeredAt,
  askedAt: at,
  heardAt: at,
});

/** Makes a pending write to create `orders-api`, with the parts that a test overrides. */
export const makePendingWrite = (parts: Partial<PendingWrite> = {}): PendingWrite => ({
  id: 'intent-0000000001',
  endpointId: 'local',
  projectId: 'project',
  owner: 'local/user',
  operation: 'createSource',
  targetId: '',
  name: 'orders-api',
  bodyHash: createEvidence({ name: 'orders-api', channel_id: 'channel' }, freeName(), 1000),
  sentAt: 1000,
  ...parts,
});
