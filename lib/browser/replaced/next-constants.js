// Takes the place of next/dist/lib/constants, 1.7 KB of names for the server. These are what Next's own code for the
// browser reads; tests/integration/replaced-modules.test.ts compares them.
export const NEXT_INTERCEPTION_MARKER_PREFIX = 'nxtI';
export const NEXT_NAV_DEPLOYMENT_ID_HEADER = 'x-nextjs-deployment-id';
export const NEXT_QUERY_PARAM_PREFIX = 'nxtP';
