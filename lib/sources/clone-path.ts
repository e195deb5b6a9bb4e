// Not in path.ts: the list needs that at first, and this only in a menu.

/** Returns the address of the create form with a source's values in it. Only its ID is in the address. */
export const clonePath = (sourceId: string): string => `/sources/new?clone=${encodeURIComponent(sourceId)}`;
