import { listenAt } from './next-command.mjs';

/**
 * Returns the environment and listen address of a local console: loopback only, with the local EventGrid unless it is
 * switched off.
 */
export function localSettings(environment) {
  const { port, host } = listenAt(environment, '127.0.0.1');
  const PUBLIC_ORIGIN = environment.PUBLIC_ORIGIN || `http://localhost:${port}`;
  const EVENTGRID_LOCAL = environment.EVENTGRID_LOCAL || '1';
  const own = {
    PORT: port,
    PUBLIC_ORIGIN,
    EVENTGRID_LOCAL,
    EVENTGRID_LOCAL_IN_PRODUCTION: 'yes',
    ALLOW_ENDED_NODE: '1',
  };
  return { port, host, environment: { ...environment, ...own } };
}
