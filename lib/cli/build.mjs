import { buildConsole } from './build-console.mjs';

process.exit(await buildConsole());
