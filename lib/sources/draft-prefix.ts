import type { ProjectScope } from '@/lib/session/session';

/** The prefix of the storage keys of one region and project's drafts. */
export const draftPrefix = ({ endpoint_id, project_id }: ProjectScope): string =>
  `eventgrid-draft/${endpoint_id}/${project_id}/`;

/** Tells whether this browser has a draft for a project; false if it lets no page store anything. */
export function hasDrafts(owner: ProjectScope): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(draftPrefix(owner)));
  } catch {
    return false;
  }
}
