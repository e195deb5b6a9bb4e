import { announce } from './announce.mjs';
import { localSettings } from './local-settings.mjs';
import { needFreePort, runNext } from './next-command.mjs';

const { port, host, environment } = localSettings(process.env);
await needFreePort({ port, host });
const { child, exitCode } = runNext(['dev', '-p', port, '-H', host], environment);
announce({ child, port, host, environment });
process.exit(await exitCode);
