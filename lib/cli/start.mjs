import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, listenAt, needFreePort, root, startNext } from './next-command.mjs';
import { publicOriginProblem } from './public-origin.mjs';

const problem = publicOriginProblem(process.env.PUBLIC_ORIGIN);
if (problem) fail(problem);
if (!existsSync(join(root, '.next', 'BUILD_ID'))) fail('The console is not built yet: run npm run build first.');

const { port, host } = listenAt(process.env, '0.0.0.0');
await needFreePort({ port, host });
const { exitCode } = startNext({ port, host }, { ...process.env, NODE_ENV: 'production', PORT: port });
process.exit(await exitCode);
