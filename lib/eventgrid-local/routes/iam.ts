import type { EventGridDeps } from '../context';
import { type Operation, operation, reply } from '../operation';
import { projectsAnswer } from '../schemas/iam';
import { LOCAL_DOMAIN } from '../seed';
import { tokenOperations } from './tokens';

/** Makes the operations of the local IAM: those on tokens, and the list of projects. */
export const iamOperations = (deps: EventGridDeps): Operation[] => [...tokenOperations(deps), listProjects(deps)];

const listProjects = ({ projects }: EventGridDeps): Operation =>
  operation({
    operationId: 'listProjects',
    tag: 'IAM',
    method: 'GET',
    path: '/v3/auth/projects',
    summary: 'Lists the projects that the user may enter',
    access: 'token',
    success: { status: 200, schema: projectsAnswer },
    handle: ({ origin }) =>
      reply({
        links: { self: `${origin}/v3/auth/projects` },
        projects: projects.map(({ id, name }) => ({
          id,
          name,
          domain_id: LOCAL_DOMAIN.id,
          parent_id: LOCAL_DOMAIN.id,
          enabled: true,
          is_domain: false,
          description: '',
          links: { self: `${origin}/v3/projects/${id}` },
        })),
      }),
  });
