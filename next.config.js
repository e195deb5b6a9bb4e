const replaced = (name) => ({ browser: `./lib/browser/replaced/${name}.js` });

/**
 * What the browser gets in place of modules that no page here needs
 * (docs/decisions/0006-what-the-first-load-may-weigh.md). A key is spelled as its importers spell it, which
 * tests/integration/replaced-modules.test.ts checks. In development the modules stay: more of them is needed there.
 */
export const REPLACED_MODULES = {
  '../build/polyfills/polyfill-module': replaced('next-polyfills'),
  '../../../lib/constants': replaced('next-constants'),
  '../../../../lib/constants': replaced('next-constants'),
  // The same module as app/global-error.tsx: one in place of two.
  './builtin/global-error': { browser: './components/shell/last-page.tsx' },
  '../components/builtin/global-error': { browser: './components/shell/last-page.tsx' },
  './mutationCache.js': replaced('query-mutations'),
  './infiniteQueryBehavior.js': replaced('query-infinite'),
};

/** @type {import('next').NextConfig} */
const config = {
  basePath: process.env.BASE_PATH || '',
  env: { NEXT_PUBLIC_BASE_PATH: process.env.BASE_PATH || '' },
  // One build for several instances has one ID by itself; BUILD_ID is for a build that is made on each machine.
  generateBuildId: () => process.env.BUILD_ID || null,
  output: process.env.BUILD_STANDALONE === '1' ? 'standalone' : undefined,
  // A flag of the production server names it.
  outputFileTracingIncludes: { '/*': ['./lib/cli/quiet-start.mjs'] },
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // npm test looks at the types by itself, before the build, and not twice.
  typescript: { ignoreBuildErrors: process.env.TYPES_ARE_CHECKED === '1' },
  // The optimizer has had remote code execution; the console shows no pictures.
  images: { unoptimized: true },
  // Else Next takes localhost and 127.0.0.1 for one host, and proxy.ts could not send a browser from one to the other.
  skipProxyUrlNormalize: true,
  turbopack: { resolveAlias: process.env.NODE_ENV === 'production' ? REPLACED_MODULES : {} },
  experimental: {
    // The largest bound of lib/server/requests/request-problem.ts: Next keeps a body in memory up to these.
    serverActions: { bodySizeLimit: '1024kb' },
    proxyClientMaxBodySize: '1024kb',
  },
  serverExternalPackages: ['libsql', 'pg', 'pino', 'prom-client'],
};

export default config;
