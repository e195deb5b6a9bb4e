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
  // Next's polyfills are for browsers below this console's floor (package.json, browserslist).
  turbopack: { resolveAlias: { '../build/polyfills/polyfill-module': './lib/browser/no-polyfills.js' } },
  experimental: {
    // The largest bound of lib/server/requests/request-problem.ts: Next keeps a body in memory up to these.
    serverActions: { bodySizeLimit: '256kb' },
    proxyClientMaxBodySize: '256kb',
  },
  serverExternalPackages: ['libsql', 'pg', 'pino', 'prom-client'],
};

export default config;
