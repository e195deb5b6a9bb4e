/** Prefixes one of the console's own paths with its sub-path (BASE_PATH at build): fetch doesn't add it. */
export const withBasePath = (path: string): string => `${process.env.NEXT_PUBLIC_BASE_PATH ?? ''}${path}`;
