import { freshName } from '../../support/create-page';
import { subscribe } from '../../support/eventgrid-api';
import type { Fields } from './actions';
import { type ProbeAnswer, sessionCookieOf } from './probe';
import { ADMIN, LOCAL_PROJECT_ID, SECOND_PROJECT_ID, type Target } from './target';

/** A call of an action that would work, and how to check from outside whether it did. */
export type Attempt = { fields: Fields; cookie?: string; worked(answer: ProbeAnswer): Promise<boolean> };

/** For each action, a call that works when the victim's own page sends it. An action without one fails the suite. */
export const ATTEMPTS: Record<string, (target: Target) => Promise<Attempt>> = {
  async createSourceAction(target) {
    const name = freshName('attack');
    return {
      ...asVictim(target, { name, channel_id: await channelOf(target), type: 'APPLICATION' }),
      worked: () => exists(target, 'sources', name),
    };
  },
  // There is nothing to dismiss: the handler's log line shows that the form came through the guard.
  async dismissWriteAction(target) {
    const dismissed = () =>
      target.console_.printed().match(/"action":"dismissWrite"[^\n]*"outcome":"ok"/g)?.length ?? 0;
    const before = dismissed();
    return { ...asVictim(target, { dismissed: crypto.randomUUID() }), worked: async () => dismissed() > before };
  },
  async updateSourceAction(target) {
    const { id } = await makeSource(target);
    const { updated_time = '' } = await target.eventGrid('GET', `/sources/${id}`);
    return {
      ...asVictim(target, { source_id: id, updated_time, description: 'changed' }),
      worked: async () => (await target.eventGrid('GET', `/sources/${id}`)).description === 'changed',
    };
  },
  async deleteSourcesAction(target) {
    const { id, name } = await makeSource(target);
    return { ...asVictim(target, { source_id: id }), worked: async () => !(await exists(target, 'sources', name)) };
  },
  async createChannelAction(target) {
    const name = freshName('attack');
    return { ...asVictim(target, { name }), worked: () => exists(target, 'channels', name) };
  },
  async updateChannelAction(target) {
    const { id } = await makeChannel(target);
    return {
      ...asVictim(target, { channel_id: id, description: 'changed' }),
      worked: async () => (await target.eventGrid('GET', `/channels/${id}`)).description === 'changed',
    };
  },
  async deleteChannelAction(target) {
    const { id, name } = await makeChannel(target);
    return { ...asVictim(target, { channel_id: id }), worked: async () => !(await exists(target, 'channels', name)) };
  },
  async createSubscriptionAction(target) {
    const name = freshName('attack');
    const source = (await makeSource(target)).name;
    const channel_id = await channelOf(target);
    const webhook = {
      'targets.0.kind': 'webhook',
      'targets.0.url': 'https://hook.example/',
      'targets.0.transform': 'ORIGINAL',
    };
    return {
      ...asVictim(target, { name, channel_id, source, ...webhook }),
      worked: () => exists(target, 'subscriptions', name),
    };
  },
  async updateSubscriptionAction(target) {
    const { id } = await makeSubscription(target);
    const { updated_time = '' } = await target.eventGrid('GET', `/subscriptions/${id}`);
    return {
      ...asVictim(target, { subscription_id: id, updated_time, description: 'changed' }),
      worked: async () => (await target.eventGrid('GET', `/subscriptions/${id}`)).description === 'changed',
    };
  },
  async enableSubscriptionsAction(target) {
    const { id } = await makeSubscription(target);
    await target.eventGrid('POST', '/subscriptions/operation', { subscription_ids: [id], operation: 'DISABLE' });
    return { ...asVictim(target, { subscription_id: id }), worked: () => hasStatus(target, id, 'ENABLED') };
  },
  async disableSubscriptionsAction(target) {
    const { id } = await makeSubscription(target);
    return { ...asVictim(target, { subscription_id: id }), worked: () => hasStatus(target, id, 'DISABLED') };
  },
  async deleteSubscriptionsAction(target) {
    const { id, name } = await makeSubscription(target);
    return {
      ...asVictim(target, { subscription_id: id }),
      worked: async () => !(await exists(target, 'subscriptions', name)),
    };
  },
  async publishEventsAction(target) {
    const { id: source_id, name: source } = await makeSource(target);
    const channel_id = await channelOf(target);
    const id = crypto.randomUUID();
    const events = JSON.stringify({ id, source, specversion: '1.0', type: 'attack' });
    return {
      ...asVictim(target, { source_id, channel_id, source, events }),
      worked: () =>
        target.eventGrid('GET', `/events/trace/detail/${id}?channel_id=${channel_id}`).then(
          (trace) => 'eventId' in trace,
          // EventGrid answers 404 to an event that was not published.
          () => false,
        ),
    };
  },
  async signInAction() {
    return { fields: ADMIN, worked: async (answer) => sessionCookieOf(answer) !== null };
  },
  async signInHereAction() {
    const fields = { ...ADMIN, project: LOCAL_PROJECT_ID };
    return { fields, worked: async (answer) => sessionCookieOf(answer) !== null };
  },
  async signOutAction(target) {
    const cookie = await target.signIn();
    const worked = async () =>
      (await target.send({ path: '/api/sources', headers: { Cookie: cookie } })).status === 401;
    return { fields: {}, cookie, worked };
  },
  async switchProjectAction(target) {
    const cookie = await target.signIn();
    const fields = { ...target.victim.form, to_project_id: SECOND_PROJECT_ID };
    return { fields, cookie, worked: async (answer) => sessionCookieOf(answer) !== null };
  },
  async setPreferenceAction(target) {
    return {
      ...asVictim(target, {}),
      // It is for people who are signed out too: its form names no project.
      fields: { theme: 'dark' },
      worked: async ({ headers }) => headers['set-cookie']?.some((set) => set.includes('dark')) ?? false,
    };
  },
};

/** For each route, the query with which it answers the victim's own page, if it needs one. */
export const ROUTE_QUERIES: Record<string, (target: Target) => Promise<string>> = {
  '/api/channels': async () => '',
  '/api/channels/dependants': async (target) => `?channel_id=${await channelOf(target)}`,
  '/api/channels/picker': async () => '',
  '/api/channels/source-counts': async (target) => `?channel_ids=${await channelOf(target)}`,
  '/api/events': async (target) => `?channel_id=${await channelOf(target)}&source_name=orders`,
  '/api/events/filters': async (target) => `?channel_id=${await channelOf(target)}`,
  '/api/events/metrics': async (target) =>
    `?channel_id=${await channelOf(target)}&source_name=orders&range=24h&subscription_id=`,
  '/api/events/content': async (target) => `?event_id=${await publish(target)}`,
  '/api/events/trace': async (target) => `?channel_id=${await channelOf(target)}&event_id=${await publish(target)}`,
  '/api/export': async () => '?noun=sources&format=csv',
  '/api/overview/channels': async () => '',
  '/api/overview/quotas': async () => '',
  '/api/overview/sources': async () => '',
  '/api/overview/subscriptions': async () => '',
  '/api/events/check': async (target) => `?channel_id=${await channelOf(target)}&source_name=orders`,
  '/api/code': async () => '?noun=source',
  '/api/message-instances': async () => '?list=instances&engine=rabbitmq',
  '/api/pending-writes': async () => '',
  '/api/projects': async () => '',
  '/api/quotas': async () => '?resource=SOURCE',
  '/api/session': async () => '',
  '/api/sources': async () => '',
  '/api/sources/[sourceId]': async () => '',
  '/api/sources/name': async () => '?name=orders',
  '/api/channels/subscriptions': async (target) => `?channel_id=${await channelOf(target)}`,
  '/api/subscriptions': async () => '',
  '/api/subscriptions/choices': async () => '?list=connections',
  '/api/subscriptions/[subscriptionId]': async () => '',
};

const asVictim = ({ victim }: Target, fields: Fields) => ({
  fields: { ...victim.form, ...fields },
  cookie: victim.cookie,
});

const exists = async (
  { eventGrid }: Target,
  kind: 'sources' | 'channels' | 'subscriptions',
  name: string,
): Promise<boolean> => (await eventGrid('GET', `/${kind}?name=${name}`)).items?.length === 1;

/** Finds the channel `orders`. */
export async function channelOf({ eventGrid }: Target): Promise<string> {
  return (await eventGrid('GET', '/channels?name=orders')).items?.[0]?.id ?? '';
}

/** Makes a source directly in EventGrid, for an attack on it. */
export async function makeSource(target: Target): Promise<{ id: string; name: string }> {
  const name = freshName('victim');
  const { id = '' } = await target.eventGrid('POST', '/sources', { name, channel_id: await channelOf(target) });
  return { id, name };
}

/** Publishes an event directly to EventGrid. Returns its ID. */
async function publish(target: Target): Promise<string> {
  const { name } = await makeSource(target);
  const id = freshName('event');
  const event = { id, source: name, specversion: '1.0', type: 'order.paid' };
  await target.eventGrid('POST', `/channels/${await channelOf(target)}/events`, { events: [event] });
  return id;
}

/** Makes a subscription directly in EventGrid, in place of an earlier one: a project can have only 20. */
export async function makeSubscription(target: Target): Promise<{ id: string; name: string }> {
  const { items = [] } = await target.eventGrid('GET', '/subscriptions?fuzzy_name=victim');
  for (const earlier of items) await target.eventGrid('DELETE', `/subscriptions/${earlier.id}`);
  const name = freshName('victim');
  const source = (await makeSource(target)).name;
  const { id = '' } = await subscribe(target.eventGrid, name, await channelOf(target), source);
  return { id, name };
}

const hasStatus = async ({ eventGrid }: Target, id: string, status: string): Promise<boolean> =>
  (await eventGrid('GET', `/subscriptions/${id}`)).status === status;

async function makeChannel({ eventGrid }: Target): Promise<{ id: string; name: string }> {
  const name = freshName('victim');
  const { id = '' } = await eventGrid('POST', '/channels', { name });
  return { id, name };
}
