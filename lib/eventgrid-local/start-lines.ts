import type { AccessEntry } from './app';
import { LOCAL_DOMAIN, LOCAL_MFA_SECRET, LOCAL_PASSWORD, LOCAL_PROJECT_ID, LOCAL_PROJECTS, LOCAL_USERS } from './seed';
import type { ServedEventGrid } from './serve';

/**
 * Returns what the command prints once it listens: the addresses, who may sign in, and how to get a first answer with
 * curl. A host that other machines reach gets a warning.
 */
export function startLines({ url, controlUrl }: ServedEventGrid, data: string, openHost?: string): string {
  const user = { name: 'admin', password: LOCAL_PASSWORD, domain: { name: LOCAL_DOMAIN.name } };
  const identity = { methods: ['password'], password: { user } };
  const body = JSON.stringify({ auth: { identity, scope: { project: { id: LOCAL_PROJECT_ID } } } });
  const keys = LOCAL_USERS.flatMap(({ name, accessKey }) => (accessKey ? [{ name, ...accessKey }] : []));
  return [
    `Local EventGrid  ${url}`,
    '',
    `  EventGrid   ${url}/v1/{project_id}/sources`,
    `  IAM         ${url}/v3/auth/tokens`,
    `  DMS         ${url}/v2/{project_id}/instances?engine=rabbitmq`,
    `  OpenAPI     ${url}/openapi.json`,
    ...(controlUrl === undefined ? [] : [`  Control     ${controlUrl}/faults`]),
    `  Account     ${LOCAL_DOMAIN.name}`,
    `  User        ${LOCAL_USERS.map(({ name, mayWrite }) => (mayWrite ? name : `${name} (reads only)`)).join(', ')}`,
    `  Password    ${LOCAL_PASSWORD}`,
    ...keys.map(({ name, id, secret }) => `  Access key  ${id}  ${secret}  (${name})`),
    `  MFA secret  ${LOCAL_MFA_SECRET}  (user mfa)`,
    ...LOCAL_PROJECTS.map(({ id, name }) => `  Project ID  ${id}  (${name})`),
    ...(openHost === undefined
      ? []
      : [`  Open        to every machine that reaches ${openHost}: the passwords and keys above are published`]),
    `  Data        ${data === ':memory:' ? 'in memory, gone at the end' : data}`,
    '',
    'A token, from the header X-Subject-Token, and the sources listed with it:',
    `  TOKEN=$(curl -si '${url}/v3/auth/tokens?nocatalog=true' -H 'Content-Type: application/json' -d '${body}' \\`,
    `    | tr -d '\\r' | awk 'tolower($1) == "x-subject-token:" { print $2 }')`,
    `  curl '${url}/v1/${LOCAL_PROJECT_ID}/sources' -H "X-Auth-Token: $TOKEN"`,
    '',
  ].join('\n');
}

/** Returns the access log's line for one answered request. */
export const accessLine = (at: Date, { method, path, status, durationMs, requestId, fault }: AccessEntry): string =>
  `${at.toISOString()} ${method} ${path} ${status} ${durationMs} ms ${requestId}${fault ? ` fault=${fault}` : ''}`;
