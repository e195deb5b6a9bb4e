import { createLog } from '@/lib/config/log';
import type { EventGrid } from '@/lib/eventgrid/client';
import type { RefusalContext } from '@/lib/eventgrid/failures/report';
import { refusal } from '@/lib/eventgrid/failures/result';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import type { SessionRequest } from '@/lib/guard/submit';
import { failures } from '@/lib/i18n/en/failures';
import type { Session } from '@/lib/session/session';
import { makeSession } from './make-signed-in';
import { memoryPendingWriteDeps } from './memory-pending-writes';

export const ORIGIN = 'https://console.example.org';
export const NOW = Date.parse('2026-11-24T12:00:00Z');

/** The region and project of the tests' forms, in English. */
export const REFUSAL_CONTEXT: RefusalContext = {
  endpointId: 'local',
  projectId: LOCAL_PROJECT_ID,
  host: 'eg.example.org',
  messages: failures,
};

const nothing = async () => refusal('unreachable', {}, NOW);

/** An EventGrid that refuses everything, for guards whose handler has its own answer. */
const deadEventGrid: EventGrid = {
  createSource: nothing,
  listSources: nothing,
  listSourcesRaw: nothing,
  getSource: nothing,
  readSourceDetail: nothing,
  updateSource: nothing,
  deleteSource: nothing,
  listChannels: nothing,
  listChannelsRaw: nothing,
  getChannel: nothing,
  createChannel: nothing,
  updateChannel: nothing,
  deleteChannel: nothing,
  createSubscription: nothing,
  listSubscriptions: nothing,
  listWholeSubscriptions: nothing,
  getSubscription: nothing,
  readSubscriptionParts: nothing,
  updateSubscription: nothing,
  deleteSubscription: nothing,
  enableSubscription: nothing,
  disableSubscription: nothing,
  publishEvents: nothing,
  checkEvents: nothing,
  showEventTrace: nothing,
  listTracedEvents: nothing,
  showEvent: nothing,
  listPublishMetrics: nothing,
  listDeliveryMetrics: nothing,
  listConnections: nothing,
  listAgencies: nothing,
  listQuotas: nothing,
};

/**
 * Makes a request as a guard sees it, by default from the console itself and signed in, and the log lines it causes.
 */
export function makeRequest(
  headers: Record<string, string> = { origin: ORIGIN, 'sec-fetch-site': 'same-origin' },
  session: Session | null = makeSession(),
  eventGrid: EventGrid = deadEventGrid,
) {
  const lines: string[] = [];
  const request: SessionRequest = {
    headers: new Headers(headers),
    publicOrigin: ORIGIN,
    now: () => NOW,
    log: createLog('trace', (line) => lines.push(line)),
    refusalContext: async () => REFUSAL_CONTEXT,
    pendingWrites: memoryPendingWriteDeps(),
    openSession: async () => (session ? { session, eventGrid } : null),
  };
  return { request, lines };
}
