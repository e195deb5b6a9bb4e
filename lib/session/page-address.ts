/**
 * The request header in which proxy.ts gives a page its own path and query, without the base path. Only reads have it.
 */
export const PAGE_ADDRESS_HEADER = 'x-page-address';
