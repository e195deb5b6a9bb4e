import { startEventGridCommand } from '../../support/eventgrid-command';
import { type Gateway, startGateway } from './gateway';
import { type RunningConsole, startConsole } from './running-console';

/** A console whose EventGrid is behind a gateway; `eventGridUrl` is the EventGrid itself. */
export type GatedConsole = {
  console_: RunningConsole;
  gateway: Gateway;
  eventGridUrl: string;
  stop: () => Promise<void>;
};

/**
 * Starts a local EventGrid, a gateway in front of it, and a console that knows only the gateway, as the region `local`.
 */
export async function startGatedConsole(environment: Record<string, string> = {}): Promise<GatedConsole> {
  const eventGrid = await startEventGridCommand('--seed');
  const gateway = await startGateway(eventGrid.url);
  const console_ = await startConsole({
    EVENTGRID_LOCAL: '0',
    EVENTGRID_ENDPOINTS: JSON.stringify([
      { id: 'local', name: 'Gated', eventGridUrl: gateway.url, iamUrl: eventGrid.url },
    ]),
    EVENTGRID_SETTLE_MS: '2500',
    ...environment,
  });
  return {
    console_,
    gateway,
    eventGridUrl: eventGrid.url,
    stop: async () => {
      await gateway.close();
      await console_.stop();
      await eventGrid.stop();
    },
  };
}
