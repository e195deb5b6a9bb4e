import { test as base, expect } from '@playwright/test';
import { type EventGridApi, openEventGridApi } from '../../support/eventgrid-api';
import { type RunningConsole, startConsole } from '../../support/running-console';
import { actionCall, type Fields } from './actions';
import { problemOf } from './printed';
import { type Probe, type ProbeAnswer, send, sessionCookieOf } from './probe';

/** The console under attack, with the fields that identify a form's project. */
export type Target = {
  console_: RunningConsole;
  /** EventGrid itself, to see the effect of an attack. */
  eventGrid: EventGridApi;
  /** A signed-in user: the cookie, and the hidden fields of their forms. */
  victim: { cookie: string; form: Fields };
  send(probe: Probe): Promise<ProbeAnswer>;
  /** Signs in at the local EventGrid and returns the new session's cookie. */
  signIn(fields?: Fields): Promise<string>;
};

export const LOCAL_PROJECT_ID = '7d4f0c1e5a2b4c6d8e9f0a1b2c3d4e5f';
export const SECOND_PROJECT_ID = '1f8b6a3c9d2e4f70a5b4c3d2e1f09876';
export const ADMIN: Fields = {
  region: 'local',
  account: 'local',
  user: 'admin',
  password: 'eventgrid',
  project: 'local',
};

/** A test with one console per worker and no browser. */
export const test = base.extend<object, { target: Target }>({
  target: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use) => {
      const console_ = await startConsole();
      const target = await openTarget(console_);
      await use(target);
      await console_.stop();
      // After all attacks of this worker, and its end.
      expect(console_.printed().split('\n').slice(0, -1).flatMap(problemOf), 'the whole output').toEqual([]);
    },
    { scope: 'worker', timeout: 60_000 },
  ],
});

async function openTarget(console_: RunningConsole): Promise<Target> {
  const { origin, eventGridUrl } = console_;
  const signIn = async (fields: Fields = ADMIN): Promise<string> => {
    const call = actionCall('signInAction', fields);
    const answer = await send(origin, { ...call, headers: { ...call.headers, Origin: origin } });
    const cookie = sessionCookieOf(answer);
    if (cookie === null) throw new Error(`The sign-in was refused: ${answer.status} ${answer.text}`);
    return cookie;
  };
  return {
    console_,
    eventGrid: await openEventGridApi(eventGridUrl),
    victim: { cookie: await signIn(), form: { project_id: LOCAL_PROJECT_ID, endpoint_id: 'local' } },
    send: (probe) => send(origin, probe),
    signIn,
  };
}
