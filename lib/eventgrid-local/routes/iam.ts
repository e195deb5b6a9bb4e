import * as z from 'zod/mini';
import type { EventGridDeps } from '../context';
import { type Operation, operation, reply } from '../operation';
import {
  catalogAnswer,
  domainsAnswer,
  iamVersionAnswer,
  projectsAnswer,
  regionsAnswer,
  usersAnswer,
} from '../schemas/iam';
import { LOCAL_DOMAIN, LOCAL_REGION_ID, LOCAL_USERS, type LocalProject, serviceCatalog } from '../seed';
import { temporaryKeyOperations } from './temporary-keys';
import { tokenOperations } from './tokens';

/** Makes the operations of the local IAM: tokens, temporary keys, and what clients ask before they call EventGrid. */
export const iamOperations = (deps: EventGridDeps): Operation[] => [
  ...tokenOperations(deps),
  ...temporaryKeyOperations(deps),
  ...directoryOperations(deps),
];

const named = z.object({ name: z.optional(z.string()) });

/** Keystone's links of a list that is never split into pages. */
const linksOf = (self: string) => ({ self, next: null, previous: null });

const projectOf = (origin: string, { id, name }: LocalProject) => ({
  id,
  name,
  domain_id: LOCAL_DOMAIN.id,
  parent_id: LOCAL_DOMAIN.id,
  enabled: true,
  is_domain: false,
  description: '',
  links: { self: `${origin}/v3/projects/${id}` },
});

function directoryOperations({ projects }: EventGridDeps): Operation[] {
  const reading = { tag: 'IAM', method: 'GET', access: 'token' } as const;

  const own = operation({
    operationId: 'listProjects',
    ...reading,
    path: '/v3/auth/projects',
    summary: 'Lists the projects that the user may enter',
    success: { status: 200, schema: projectsAnswer },
    handle: ({ origin }) =>
      reply({
        links: { self: `${origin}/v3/auth/projects` },
        projects: projects.map((project) => projectOf(origin, project)),
      }),
  });

  const all = operation({
    operationId: 'keystoneListProjects',
    ...reading,
    path: '/v3/projects',
    summary: 'Finds projects, by name, account or parent',
    query: z.object({
      name: z.optional(z.string()),
      domain_id: z.optional(z.string()),
      parent_id: z.optional(z.string()),
    }),
    success: { status: 200, schema: projectsAnswer },
    handle: ({ origin, query }) => {
      const isOwn = [query.domain_id, query.parent_id].every((id) => id === undefined || id === LOCAL_DOMAIN.id);
      const found = projects.filter(({ name }) => isOwn && (query.name === undefined || query.name === name));
      return reply({
        links: linksOf(`${origin}/v3/projects`),
        projects: found.map((project) => projectOf(origin, project)),
      });
    },
  });

  const domains = operation({
    operationId: 'keystoneListAuthDomains',
    ...reading,
    path: '/v3/auth/domains',
    summary: 'Lists the accounts that the user may enter: the own one',
    success: { status: 200, schema: domainsAnswer },
    handle: ({ origin }) =>
      reply({
        links: linksOf(`${origin}/v3/auth/domains`),
        domains: [
          {
            ...LOCAL_DOMAIN,
            enabled: true,
            description: '',
            links: { self: `${origin}/v3/domains/${LOCAL_DOMAIN.id}` },
          },
        ],
      }),
  });

  const catalog = operation({
    operationId: 'keystoneShowCatalog',
    ...reading,
    path: '/v3/auth/catalog',
    summary: 'Lists the services and their addresses, which are all here',
    success: { status: 200, schema: catalogAnswer },
    handle: ({ origin }) => reply({ catalog: serviceCatalog(origin), links: { self: `${origin}/v3/auth/catalog` } }),
  });

  const regions = operation({
    operationId: 'keystoneListRegions',
    ...reading,
    path: '/v3/regions',
    summary: 'Lists the regions: local',
    success: { status: 200, schema: regionsAnswer },
    handle: ({ origin }) =>
      reply({
        links: linksOf(`${origin}/v3/regions`),
        regions: [
          {
            id: LOCAL_REGION_ID,
            type: 'public',
            description: '',
            parent_region_id: null,
            locales: { 'zh-cn': '本地', 'en-us': 'Local' },
            links: { self: `${origin}/v3/regions/${LOCAL_REGION_ID}` },
          },
        ],
      }),
  });

  const users = operation({
    operationId: 'keystoneListUsers',
    ...reading,
    path: '/v3/users',
    summary: "Finds the account's users, by name",
    query: named,
    success: { status: 200, schema: usersAnswer },
    handle: ({ origin, query }) =>
      reply({
        links: linksOf(`${origin}/v3/users`),
        users: LOCAL_USERS.filter(({ name }) => query.name === undefined || query.name === name).map(
          ({ id, name }) => ({
            id,
            name,
            domain_id: LOCAL_DOMAIN.id,
            enabled: true,
            links: { self: `${origin}/v3/users/${id}` },
          }),
        ),
      }),
  });

  const version = operation({
    operationId: 'keystoneShowVersion',
    ...reading,
    path: '/v3',
    summary: "Names IAM's version",
    access: 'anyone',
    success: { status: 200, schema: iamVersionAnswer },
    handle: ({ origin }) =>
      reply({
        version: {
          id: 'v3.6',
          status: 'stable',
          updated: '2016-04-04T00:00:00Z',
          links: [{ rel: 'self', href: `${origin}/v3/` }],
          'media-types': [{ base: 'application/json', type: 'application/vnd.openstack.identity-v3+json' }],
        },
      }),
  });

  return [own, all, domains, catalog, regions, users, version];
}
