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

/** The ten public regions of EventGrid, each with its own IAM and DMS. Source: docs/wire.md, "SDK", EgRegion, and "DMS". */
export const PUBLIC_ENDPOINTS: readonly Endpoint[] = REGIONS.map(([id, topLevelDomain]) => ({
  id,
  name: id,
  eventGridUrl: `https://eg.${id}.myhuaweicloud.${topLevelDomain}`,
  iamUrl: `https://iam.${id}.myhuaweicloud.${topLevelDomain}`,
  dmsUrl: `https://dms.${id}.myhuaweicloud.${topLevelDomain}`,
}));

const REGION_HOST = /^(?:eg|iam)\.([a-z0-9]+(?:-[a-z0-9]+)+)\./;
const REGION_PROJECT = /^([a-z]{2}(?:-[a-z]+)+-\d{1,3})(?:_|$)/;

/** Finds the region of an endpoint in its addresses; null if they don't name one. Its ID is the operator's own. */
export const regionOf = ({ eventGridUrl, iamUrl }: Pick<Endpoint, 'eventGridUrl' | 'iamUrl'>): string | null =>
  [eventGridUrl, iamUrl].map((url) => REGION_HOST.exec(new URL(url).hostname)?.[1]).find((id) => id) ?? null;

/**
 * Finds the region that a project's name begins with; null if it begins with none. Rule: docs/wire.md, "IAM API,
 * projects".
 */
export const regionOfProject = (name: string): string | null => REGION_PROJECT.exec(name)?.[1] ?? null;
