/** @type {import('next').NextConfig} */
const config = {
  basePath: process.env.BASE_PATH || '',
  env: { NEXT_PUBLIC_BASE_PATH: process.env.BASE_PATH || '' },
  output: process.env.BUILD_STANDALONE === '1' ? 'standalone' : undefined,
  poweredByHeader: false,
  reactStrictMode: true,
  productionBrowserSourceMaps: false,
  // The optimizer has had remote code execution; the console shows no pictures.
  images: { unoptimized: true },
  serverExternalPackages: ['libsql', 'pino'],
};

export default config;
