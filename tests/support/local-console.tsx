import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, fireEvent, screen } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, type Mock, vi } from 'vitest';
import { Announcer } from '@/components/ui/announcer';
import { channelsRead, dependantsRead } from '@/lib/channels/reads';
import { channelSubscriptionsRead } from '@/lib/channels/subscriptions';
import { type DeliveryOptions, startDelivery } from '@/lib/eventgrid-local/deliver';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { openEventGridStore } from '@/lib/eventgrid-local/store';
import {
  activityRead,
  channelFiltersRead,
  eventContentRead,
  eventTraceRead,
  sourceCheckRead,
  tracedEventsRead,
} from '@/lib/events/reads';
import { exportRead } from '@/lib/export/read';
import type { Action } from '@/lib/guard/outcome';
import { type OwnRead, runRoute } from '@/lib/guard/route';
import type { Write } from '@/lib/guard/submit';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import {
  overviewChannelsRead,
  overviewQuotasRead,
  overviewSourcesRead,
  overviewSubscriptionsRead,
} from '@/lib/overview/reads';
import { oneSourceRead, sourcesRead } from '@/lib/sources/reads';
import { oneSubscriptionRead, subscriptionsRead } from '@/lib/subscriptions/reads';
import { targetChoicesRead } from '@/lib/subscriptions/target-choices';
import { makeRequest } from './guard-request';
import { type Interfere, openLocalClient, runLocalAction } from './local-action';
import { startTestEventGrid, type TestAnswer } from './local-eventgrid';
import { makeSession } from './make-signed-in';
import { memoryPendingWriteDeps } from './memory-pending-writes';
import { renderWithTexts } from './render-with-texts';

type Route = Parameters<typeof runRoute>[2];

const answering =
  <Input, T>(read: OwnRead<Input, T>) =>
  (url: URL, parts: Record<string, string>, route: Route): Promise<Response> =>
    runRoute(url, parts, route, read);

/** The console's own routes that a test may read. In braces is a part that varies, and its name. */
const ROUTES: Record<string, ReturnType<typeof answering>> = {
  '/api/channels': answering(channelsRead),
  '/api/channels/dependants': answering(dependantsRead),
  '/api/channels/subscriptions': answering(channelSubscriptionsRead),
  '/api/export': answering(exportRead),
  '/api/events': answering(tracedEventsRead),
  '/api/events/check': answering(sourceCheckRead),
  '/api/events/content': answering(eventContentRead),
  '/api/events/filters': answering(channelFiltersRead),
  '/api/events/metrics': answering(activityRead),
  '/api/events/trace': answering(eventTraceRead),
  '/api/sources/{sourceId}': answering(oneSourceRead),
  // Before the one that varies, which it would match.
  '/api/subscriptions/choices': answering(targetChoicesRead),
  '/api/subscriptions/{subscriptionId}': answering(oneSubscriptionRead),
  '/api/overview/channels': answering(overviewChannelsRead),
  '/api/overview/quotas': answering(overviewQuotasRead),
  '/api/overview/sources': answering(overviewSourcesRead),
  '/api/overview/subscriptions': answering(overviewSubscriptionsRead),
  '/api/sources': answering(sourcesRead),
  '/api/subscriptions': answering(subscriptionsRead),
};

function findRoute(pathname: string) {
  for (const [path, answer] of Object.entries(ROUTES)) {
    const match = new RegExp(`^${path.replace(/\{(\w+)\}/, '(?<$1>[^/]+)')}$`).exec(pathname);
    if (match) return { answer, parts: { ...match.groups } };
  }
  return null;
}

/** The owner of a test's pages. */
export const LOCAL_OWNER = { project_id: LOCAL_PROJECT_ID, endpoint_id: 'local' };

const session = makeSession({ project: { id: LOCAL_PROJECT_ID, name: 'local' } });

/**
 * Starts a local EventGrid and everything of the console between it and a component except Next: its actions and its
 * own routes, which replace fetch. `sent` records what reached EventGrid; `interfere` may return an answer instead of
 * EventGrid's.
 */
export async function startLocalConsole({ delivers }: { delivers?: DeliveryOptions } = {}) {
  const store = await openEventGridStore(':memory:');
  const delivery = delivers && startDelivery(store, delivers);
  const local = await startTestEventGrid({ store, ...(delivery && { deliver: delivery.deliver }) });
  const interfering: { with: Interfere } = { with: () => undefined };
  const { eventGrid, sent } = openLocalClient(local, { interfere: (request) => interfering.with(request) });

  const pendingWrites = memoryPendingWriteDeps();
  /** Runs a write as the app's own action does; `forms` notes what was posted. */
  const forms: FormData[] = [];
  const actionOf =
    <Input, T>(write: Write<Input, T>): Action<T> =>
    async (_state, form) => {
      forms.push(form);
      return (await runLocalAction(form, eventGrid, write, pendingWrites)).outcome;
    };

  vi.stubGlobal('fetch', async (address: string) => {
    const url = new URL(address, 'https://console.example.org');
    const { request } = makeRequest({ 'sec-fetch-site': 'same-origin' }, session, eventGrid);
    const route = { ...request, contextOf: async () => ({ messages: dictionaryOf('en'), session }) };
    const found = findRoute(url.pathname);
    if (found) return found.answer(url, found.parts, route);
    // Requested while a write takes long, as it may on a busy machine.
    if (url.pathname === '/healthz') return Response.json({});
    throw new Error(`No route of the test: ${url.pathname}`);
  });

  return {
    local,
    eventGrid,
    sent,
    forms,
    actionOf,
    /** The writes among the requests so far. */
    writes: () => sent.filter(({ method }) => method !== 'GET'),
    interfere: (instead: Interfere) => {
      interfering.with = instead;
    },
    close: async () => {
      vi.unstubAllGlobals();
      await delivery?.close();
      await local.close();
      await store.close();
    },
  };
}

export type LocalConsole = Awaited<ReturnType<typeof startLocalConsole>>;

/** Writes a refusal in EventGrid's shape. */
export const egRefusal = (status: number, error_code: string, error_msg: string): Response =>
  Response.json({ error_code, error_msg }, { status, headers: { 'X-Request-Id': `r-${status}` } });

/** Returns the ID of something created directly. */
export const idOf = ({ json }: Pick<TestAnswer, 'json'>): string => String(json.id);

/** Renders a part of a page with its providers and the page's live region. */
export function renderPart(part: ReactNode) {
  const user = userEvent.setup();
  const inPage = (shown: ReactNode) => (
    <QueryClientProvider client={client}>
      {shown}
      <Announcer />
    </QueryClientProvider>
  );
  const client = new QueryClient();
  const { rerender } = renderWithTexts(inPage(part));
  return { user, client, rerender: (next: ReactNode) => rerender(inPage(next)) };
}

/** Presses Escape: sends the dialog a browser's `cancel` event. */
export const pressEscape = (dialog: HTMLElement): boolean =>
  fireEvent(dialog, new Event('cancel', { cancelable: true }));

/** Closes a dialog as a browser does at a second Escape, which no page can prevent. */
export function forceClose(dialog: HTMLElement): void {
  if (dialog instanceof HTMLDialogElement) dialog.close();
  fireEvent(dialog, new Event('close'));
}

/** The ways to leave the open dialog, for `it.each`. */
export const WAYS_TO_LEAVE: readonly [by: string, leave: () => void][] = [
  ['Cancel', () => screen.getByRole('button', { name: 'Cancel' }).click()],
  ['Escape', () => void pressEscape(screen.getByRole('dialog'))],
  ['a second Escape', () => forceClose(screen.getByRole('dialog'))],
];

/**
 * Leaves a dialog with unsaved text: answers the question with Keep editing, checks the text, leaves, and discards it.
 */
export async function leaveWithQuestion(
  { user, onClose }: { user: UserEvent; onClose: Mock },
  leave: () => void,
  text: { of: () => HTMLElement; is: string },
): Promise<void> {
  act(leave);
  await user.click(await screen.findByRole('button', { name: 'Keep editing' }));
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByRole('dialog')).toHaveAttribute('open');
  expect(text.of()).toHaveValue(text.is);
  act(leave);
  await user.click(await screen.findByRole('button', { name: 'Discard changes' }));
}

/** A promise that the test settles, for an answer that must not arrive too early. */
export function held<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
