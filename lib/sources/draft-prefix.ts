import type { ListOwner } from '@/lib/queries/read-own';

/** Begins the key of each draft of one region and project in the browser's storage. */
export const draftPrefix = ({ endpoint_id, project_id }: ListOwner): string =>
  `eventgrid-draft/${endpoint_id}/${project_id}/`;

/** Tells whether this browser holds a draft for a project; false where it lets no page store anything. */
export function hasDrafts(owner: ListOwner): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(draftPrefix(owner)));
  } catch {
    return false;
  }
}
