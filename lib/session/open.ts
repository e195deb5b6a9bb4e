import 'server-only';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { type Endpoint, environment } from '@/lib/config/env';
import { localEndpoint } from '@/lib/config/local-endpoint';
import { addKnownSecret } from '@/lib/config/log';
import { type EventGrid, openEventGrid } from '@/lib/eventgrid/client';
import { openIam } from '@/lib/eventgrid/iam';
import { PUBLIC_ENDPOINTS } from '@/lib/eventgrid/regions';
import { createTransport, observeCalls, type Transport } from '@/lib/eventgrid/transport/transport';
import { metrics } from '@/lib/metrics/metrics';
import { pingStore } from '@/lib/store/console-store';
import { StoreDownError } from '@/lib/store/store-down';
import { findCurrentSession } from './current-session';
import { PAGE_ADDRESS_HEADER } from './page-address';
import { enterProject } from './projects';
import { openToken } from './seal';
import type { Session } from './session';

const wire = observeCalls(createTransport(), (call) => metrics(environment())?.called(call));

/** This process's one way out: its connections are kept and reused. No answer takes longer than the settings allow. */
export const transport: Transport = (url, init) => {
  const longestMs = environment().EVENTGRID_DEADLINE_MS;
  return wire(url, { ...init, deadlineMs: Math.min(init.deadlineMs ?? longestMs, longestMs) });
};

/**
 * Lists the EventGrids this console offers, in the order shown: the local one first when it is on, then the operator's
 * EVENTGRID_ENDPOINTS, or the public regions when none are set.
 */
export function endpoints(): Endpoint[] {
  const settings = environment();
  const configured = settings.EVENTGRID_ENDPOINTS ?? PUBLIC_ENDPOINTS;
  return settings.EVENTGRID_LOCAL ? [localEndpoint(settings), ...configured] : [...configured];
}

/** Finds an endpoint by its id; undefined when the operator does not (or no longer) offer it. */
export const findEndpoint = (id: string): Endpoint | undefined => endpoints().find((endpoint) => endpoint.id === id);

/** A session with a client of its own region and project. The client holds the token and gives it to nobody. */
export type SessionEventGrid = { session: Session; endpoint: Endpoint; eventGrid: EventGrid };

/** Unseals the token of this request's session: the only place that does. Null when there is none to use. */
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
 * Opens EventGrid for this request's session. Returns null when signed out, or when the session's endpoint is no longer
 * offered. Rejects when the session store is down.
 */
export const openSessionEventGrid = cache(async (): Promise<SessionEventGrid | null> => {
  const open = await openSession();
  if (open === null) return null;
  const { session, endpoint, token } = open;
  return { session, endpoint, eventGrid: openEventGrid({ transport, endpoint, projectId: session.project.id, token }) };
});

/** Opens IAM for this request's session, as openSessionEventGrid opens EventGrid. The token is held here and given to nobody. */
export async function openSessionIam() {
  const open = await openSession();
  if (open === null) return null;
  const { session, endpoint, token } = open;
  const iam = openIam({ transport, endpoint });
  return {
    session,
    listProjects: () => iam.listProjects(token),
    /** Makes of this session's token what a session of another project is made of. */
    enterProject: (projectId: string) => enterProject({ iam, session, token, projectId, now: Date.now }),
  };
}

/**
 * Waits for what a page needs of the store. A page that proxy.ts let through just before the store went cannot set a
 * status: it leads the browser to its own address again, where proxy.ts answers 503 with the reason. Rejects with what was
 * wrong when the store is there after all, so that nobody is led in circles, and for a form that was posted, which must
 * not be posted twice.
 */
export async function orAskAgain<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
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

/** Opens EventGrid for a page as openSessionEventGrid does; when the store is down the browser asks for the page again. */
export const openPageEventGrid = (): Promise<SessionEventGrid | null> => orAskAgain(openSessionEventGrid());
