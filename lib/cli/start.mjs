import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail, listenAt, needFreePort, root, startNext } from './next-command.mjs';
import { publicOriginProblem } from './public-origin.mjs';

const problem = publicOriginProblem(process.env.PUBLIC_ORIGIN);
if (problem) fail(problem);
if (!existsSync(join(root, '.next', 'BUILD_ID'))) fail('The console is not built yet: run npm run build first.');

// Its addresses are in the built files; Next would read it once more from the environment.
const { basePath } = JSON.parse(readFileSync(join(root, '.next', 'routes-manifest.json'), 'utf8'));
const wanted = process.env.BASE_PATH || basePath;
if (wanted !== basePath)
  fail(
    `BASE_PATH is ${wanted}, but the console was built for ${basePath || 'the root'}: build it again, or leave it out.`,
  );

const { port, host } = listenAt(process.env, '0.0.0.0');
await needFreePort({ port, host });
const { exitCode } = startNext(
  { port, host },
  { ...process.env, NODE_ENV: 'production', PORT: port, BASE_PATH: basePath },
);
process.exit(await exitCode);
