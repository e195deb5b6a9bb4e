import * as z from 'zod/mini';
import { type Operation, operation, reply } from '../operation';

const version = z.object({
  id: z.string(),
  links: z.array(z.object({ href: z.string(), rel: z.string() })),
  version: z.string(),
  min_version: z.string(),
  status: z.enum(['CURRENT', 'SUPPORTED', 'DEPRECATED']),
  updated: z.string(),
});

const iamVersions = z.object({
  values: z.array(
    z.object({
      id: z.string(),
      status: z.string(),
      links: z.array(z.object({ href: z.string(), rel: z.string() })),
    }),
  ),
});

/** Libraries that ask the root of IAM's address for versions. EventGrid and IAM have one root here (our choice). */
const IAM_CLIENT = /golangsdk|keystoneauth/i;

/** Makes the operation that names the API's versions; to a client of IAM, those of IAM. */
export const versionOperations = (): Operation[] => [
  operation({
    operationId: 'listApiVersions',
    tag: 'Versions',
    method: 'GET',
    path: '/',
    summary: "Names the API's versions",
    access: 'anyone',
    success: { status: 200, schema: z.object({ versions: z.union([z.array(version), iamVersions]) }) },
    handle({ origin, header }) {
      if (IAM_CLIENT.test(header('user-agent') ?? '')) {
        const links = [{ href: `${origin}/v3/`, rel: 'self' }];
        return reply({ versions: { values: [{ id: 'v3.6', status: 'stable', links }] } });
      }
      return reply({
        versions: [
          {
            id: 'v1',
            links: [{ href: `${origin}/v1`, rel: 'self' }],
            version: '',
            min_version: '',
            status: 'CURRENT',
            updated: '2021-12-09T09:00:00Z',
          },
        ],
      });
    },
  }),
];
