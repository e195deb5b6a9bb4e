import type { Source } from '@/lib/eventgrid/answers/source';

/** Makes a custom source as the console reads it, for tests. */
export const makeSource = (parts: Partial<Source> = {}): Source => ({
  id: '7c1e9a52-0b7d-4f3e-9d84-51a2c6b0e713',
  name: 'orders-api',
  label: 'orders-api',
  description: null,
  provider_type: 'CUSTOM',
  event_types: [],
  created_time: '2026-11-24 11:56:00',
  updated_time: '2026-11-24 11:56:00',
  channel_id: '2f4d8c10-6b7a-4e59-a1c3-90de5b72f846',
  channel_name: 'orders',
  type: 'APPLICATION',
  detail: null,
  status: 'RUNNING',
  error_info: null,
  ...parts,
});
