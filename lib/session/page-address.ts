/** The request header by which proxy.ts tells a page its own path and query, without the base path; reads alone have it. */
export const PAGE_ADDRESS_HEADER = 'x-page-address';
