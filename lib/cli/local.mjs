import { announce } from './announce.mjs';
import { buildConsole } from './build-console.mjs';
import { buildStamp, isBuilt } from './build-stamp.mjs';
import { localSettings } from './local-settings.mjs';
import { needFreePort, root, startNext } from './next-command.mjs';

if (!isBuilt(root, buildStamp(root, process.env))) {
  const code = await buildConsole();
  if (code !== 0) process.exit(code);
}

const { port, host, environment } = localSettings({ ...process.env, NODE_ENV: 'production' });
await needFreePort({ port, host });
const { child, exitCode } = startNext({ port, host }, environment);
announce({ child, port, host, environment });
process.exit(await exitCode);
