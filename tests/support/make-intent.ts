import { bodyHash, type Intent } from '@/lib/intents/intent';

/** Makes an intent to create `orders-api`, with other parts where a test needs them. */
export const makeIntent = (parts: Partial<Intent> = {}): Intent => ({
  id: 'intent-0000000001',
  endpointId: 'local',
  projectId: 'project',
  owner: 'local/user',
  operation: 'createSource',
  sourceId: '',
  name: 'orders-api',
  bodyHash: bodyHash({ name: 'orders-api', channel_id: 'channel' }),
  sentAt: 1000,
  ...parts,
});
