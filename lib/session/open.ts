import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { type Endpoint, environment } from '@/lib/config/env';
import { localEndpoint } from '@/lib/config/local-endpoint';
import { addKnownSecret } from '@/lib/config/log';
import { type EventGrid, openEventGrid } from '@/lib/eventgrid/client';
import { type Dms, openDms } from '@/lib/eventgrid/dms';
import { openIam } from '@/lib/eventgrid/iam';
import { PUBLIC_ENDPOINTS } from '@/lib/eventgrid/regions';
import { createTransport, observeCalls, READ_MS, type Transport } from '@/lib/eventgrid/transport/transport';
import { metrics } from '@/lib/metrics/metrics';
import { pingStore } from '@/lib/store/console-store';
import { StoreDownError } from '@/lib/store/store-down';
import { findCurrentSession } from './current-session';
import { PAGE_ADDRESS_HEADER } from './page-address';
import { enterProject } from './projects';
import { openToken } from './seal';
import type { Session } from './session';

const wire = observeCalls(createTransport(), (call) => metrics(environment())?.called(call));

/** This process's only transport: its connections are kept and reused. Its timeout comes from the settings. */
export const transport: Transport = (url, init) => {
  const longestMs = environment().EVENTGRID_DEADLINE_MS;
  return wire(url, { ...init, deadlineMs: Math.min(init.deadlineMs ?? longestMs, longestMs) });
};

/**
 * Lists the EventGrids that this console offers, in display order: the local one first if it is on, then the operator's
 * EVENTGRID_ENDPOINTS, or the public regions if none are set.
 */
export function endpoints(): Endpoint[] {
  const settings = environment();
  const configured = settings.EVENTGRID_ENDPOINTS ?? PUBLIC_ENDPOINTS;
  return settings.EVENTGRID_LOCAL ? [localEndpoint(settings), ...configured] : [...configured];
}

/** Finds an endpoint by its id; undefined if the operator does not (or no longer) offer it. */
export const findEndpoint = (id: string): Endpoint | undefined => endpoints().find((endpoint) => endpoint.id === id);

/** A session with a client for its own region and project. The client keeps the token to itself. */
export type SessionEventGrid = {
  session: Session;
  endpoint: Endpoint;
  eventGrid: EventGrid;
  /** The region's message instances; null if the operator has configured no address for them. */
  dms?: Dms | null;
};

/** Unseals the token of this request's session: the only place that does. Null if there is no usable one. */
const openSession = cache(async () => {
  const open = await findCurrentSession();
  if (open === null) return null;
  const { session, cookie, sealedToken } = open;
  const endpoint = findEndpoint(session.endpointId);
  const token = openToken(sealedToken, cookie);
  if (endpoint === undefined || token === null) return null;
  addKnownSecret(token);
  return { session, endpoint, token };
});

/**
 * Opens EventGrid for this request's session. Returns null if signed out, or if the session's endpoint is no longer
 * offered. Rejects if the session store is down. `togetherMs` limits how long all its requests may take.
 */
export const openSessionEventGrid = cache(async (togetherMs?: number): Promise<SessionEventGrid | null> => {
  const open = await openSession();
  if (open === null) return null;
  const { session, endpoint, token } = open;
  const { id: projectId } = session.project;
  const options = { transport, endpoint, projectId, token, togetherMs };
  return { session, endpoint, eventGrid: openEventGrid(options), dms: openDms(options) };
});

/** Opens IAM for this request's session, as openSessionEventGrid opens EventGrid. The token stays in here. */
export async function openSessionIam() {
  const open = await openSession();
  if (open === null) return null;
  const { session, endpoint, token } = open;
  const iam = openIam({ transport, endpoint });
  return {
    session,
    endpoint,
    listProjects: () => iam.listProjects(token, { deadlineMs: READ_MS }),
    /** Exchanges this session's token for what a session in another project needs. */
    enterProject: (projectId: string) => enterProject({ iam, session, token, projectId, now: Date.now }),
  };
}

/**
 * Waits for a page's read of the store. If the store fails just after proxy.ts let the page through, the page can't set
 * a status any more: it redirects the browser to the same URL, where proxy.ts answers 503 with the reason. Rejects with
 * the error if the store is back, so that no browser is redirected in circles, and for a posted form, which must not be
 * posted twice.
 */
export async function orReload<T>(read: Promise<T>): Promise<T> {
  try {
    return await read;
  } catch (error) {
    const address = (await headers()).get(PAGE_ADDRESS_HEADER);
    if (!(error instanceof StoreDownError) || address === null || (await isStoreUp())) throw error;
    redirect(address);
  }
}

const isStoreUp = (): Promise<boolean> =>
  pingStore(environment()).then(
    () => true,
    () => false,
  );

/**
 * Opens EventGrid for a page as openSessionEventGrid does: all its reads together have the 12 s of any read by the
 * browser. If the store is down, the browser requests the page again.
 */
export const openPageEventGrid = (): Promise<SessionEventGrid | null> => orReload(openSessionEventGrid(READ_MS));
