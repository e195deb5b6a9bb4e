import type { ProjectScope } from '@/lib/session/session';

/** Begins the key of each draft of one region and project in the browser's storage. */
export const draftPrefix = ({ endpoint_id, project_id }: ProjectScope): string =>
  `eventgrid-draft/${endpoint_id}/${project_id}/`;

/** Tells whether this browser holds a draft for a project; false where it lets no page store anything. */
export function hasDrafts(owner: ProjectScope): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(draftPrefix(owner)));
  } catch {
    return false;
  }
}
