import { buildStamp, forgetBuild, noteBuild } from './build-stamp.mjs';
import { bundleEventGrid } from './bundle-eventgrid.mjs';
import { root, runNext } from './next-command.mjs';

/**
 * Builds the console and the local EventGrid's bundle for production. Returns the exit code, 0 if everything was built.
 */
export async function buildConsole() {
  const stamp = buildStamp(root, process.env);
  forgetBuild(root);
  const { exitCode } = runNext(['build'], { ...process.env, NODE_ENV: 'production' });
  const code = await exitCode;
  if (code !== 0) return code;
  await bundleEventGrid();
  noteBuild(root, stamp);
  return 0;
}
