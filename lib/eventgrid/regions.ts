import type { Endpoint } from '@/lib/config/env';

const REGIONS = [
  ['cn-north-4', 'com'],
  ['cn-north-9', 'com'],
  ['cn-north-11', 'com'],
  ['cn-east-2', 'com'],
  ['cn-east-3', 'com'],
  ['cn-south-1', 'com'],
  ['ap-southeast-3', 'com'],
  ['sa-brazil-1', 'com'],
  ['na-mexico-1', 'com'],
  ['eu-west-101', 'eu'],
] as const;

/** The ten public regions of EventGrid, each with its own IAM. Source: docs/wire.md, "SDK", EgRegion. */
export const PUBLIC_ENDPOINTS: readonly Endpoint[] = REGIONS.map(([id, topLevelDomain]) => ({
  id,
  name: id,
  eventGridUrl: `https://eg.${id}.myhuaweicloud.${topLevelDomain}`,
  iamUrl: `https://iam.${id}.myhuaweicloud.${topLevelDomain}`,
}));
