import { randomBytes } from 'node:crypto';
import { startPostgres, type TestPostgres } from '../../support/postgres';
import { consoleSettings } from '../faults/support/fault-fixtures';
import { type FaultyEventGrid, startFaultyEventGrid } from '../faults/support/faulty-eventgrid';
import { type RoundRobin, startRoundRobin } from './round-robin';
import { type RunningConsole, startConsole } from './running-console';

/** Two processes of one build on one PostgreSQL, behind one address. */
export type Instances = {
  origin: string;
  postgres: TestPostgres;
  grid: FaultyEventGrid;
  both: readonly [RunningConsole, RunningConsole];
  /** Sends every request to one instance only, or to both in turn. */
  only(index: 0 | 1 | 'both'): void;
  stop(): Promise<void>;
};

type Options = { gridOptions?: string[]; deadlineMs?: number };

/** Starts PostgreSQL, an EventGrid in its own process and two consoles, which start together on the empty database. */
export async function startInstances({ gridOptions = [], deadlineMs }: Options = {}): Promise<Instances> {
  const started: { stop(): Promise<unknown> }[] = [];
  const stop = async () => {
    for (const one of started.reverse()) await one.stop();
  };
  try {
    const balancer: RoundRobin = await startRoundRobin();
    started.push({ stop: balancer.close });
    const postgres = await startPostgres();
    started.push({ stop: postgres.close });
    const grid = await startFaultyEventGrid(...gridOptions);
    started.push(grid);
    const settings = {
      ...consoleSettings(grid, deadlineMs),
      PUBLIC_ORIGIN: balancer.origin,
      DATABASE_URL: postgres.url,
      // Tests sign two users in for many people.
      SESSIONS_PER_USER: '1000',
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    };
    const both = await Promise.all([startConsole(settings), startConsole(settings)]);
    started.push(...both);
    const origins = both.map(({ origin }) => origin);
    const only = (index: 0 | 1 | 'both') => balancer.use(index === 'both' ? origins : origins.slice(index, index + 1));
    only('both');
    return { origin: balancer.origin, postgres, grid, both, only, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
