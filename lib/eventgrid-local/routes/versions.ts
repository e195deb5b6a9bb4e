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

/** Makes the operation that names the API's versions. */
export const versionOperations = (): Operation[] => [
  operation({
    operationId: 'listApiVersions',
    tag: 'Versions',
    method: 'GET',
    path: '/',
    summary: "Names the API's versions",
    access: 'anyone',
    success: { status: 200, schema: z.object({ versions: z.array(version) }) },
    handle: ({ origin }) =>
      reply({
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
      }),
  }),
];
