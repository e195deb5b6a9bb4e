/** Puts the console's sub-path (BASE_PATH at build) before a path of its own, for fetch, which knows nothing of it. */
export const withBasePath = (path: string): string => `${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}${path}`;
