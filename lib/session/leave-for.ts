import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';

/**
 * Redirects from an action to one of the console's own paths; no action redirects otherwise. Next adds the BASE_PATH
 * when a page redirects, and when a script called the action, but not when a form was posted without JavaScript: that
 * browser would leave the console for another application of the host. Throws, as Next's redirect does.
 */
export async function leaveFor(path: string): Promise<never> {
  redirect(actionTarget(path, await headers()));
}

/** Returns the path that an action redirects to: as Next takes it from a script, with the BASE_PATH from a form. */
export const actionTarget = (path: string, request: Pick<Headers, 'get'>): string =>
  request.get('next-action') === null ? `${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}${path}` : path;
