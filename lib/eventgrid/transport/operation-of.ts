const OPERATIONS: readonly [method: string, path: RegExp, operation: string][] = [
  ['POST', /\/sources$/, 'createSource'],
  ['GET', /\/sources$/, 'listSources'],
  ['GET', /\/sources\/[^/]+$/, 'getSource'],
  ['PUT', /\/sources\/[^/]+$/, 'updateSource'],
  ['DELETE', /\/sources\/[^/]+$/, 'deleteSource'],
  ['POST', /\/channels$/, 'createChannel'],
  ['GET', /\/channels$/, 'listChannels'],
  ['GET', /\/channels\/[^/]+$/, 'getChannel'],
  ['PUT', /\/channels\/[^/]+$/, 'updateChannel'],
  ['DELETE', /\/channels\/[^/]+$/, 'deleteChannel'],
  ['GET', /\/subscriptions$/, 'listSubscriptions'],
  ['GET', /\/quotas$/, 'listQuotas'],
  ['POST', /\/v3\/auth\/tokens$/, 'createToken'],
  ['GET', /\/v3\/auth\/tokens$/, 'showToken'],
  ['GET', /\/v3\/auth\/projects$/, 'listProjects'],
  ['GET', /^\/$/, 'listVersions'],
];

/** Names the operation of EventGrid or IAM that a request is, for a metric's label; `other` when it is none we know. */
export function operationOf(method: string, url: string): string {
  const { pathname } = new URL(url);
  return OPERATIONS.find(([verb, path]) => verb === method && path.test(pathname))?.[2] ?? 'other';
}
