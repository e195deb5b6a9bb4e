import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestEventPage } from '@/components/events/test/test-event-page';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { exampleTestEvent } from '@/lib/events/example';
import { publishEvents } from '@/lib/events/publish';
import {
  egRefusal,
  idOf,
  LOCAL_OWNER,
  type LocalConsole,
  renderPart,
  startLocalConsole,
} from '../../support/local-console';

const PATH = `/v1/${LOCAL_PROJECT_ID}`;

let here: LocalConsole;
let sourceId = '';
beforeEach(async () => {
  here = await startLocalConsole();
  const body = { name: 'orders-api', channel_id: here.local.ordersChannelId };
  sourceId = idOf(await here.local.call('POST', `${PATH}/sources`, { body }));
});
afterEach(() => here.close());

const open = () =>
  renderPart(
    <TestEventPage
      sourceId={sourceId}
      action={here.actionOf(publishEvents)}
      writeId={'p'.repeat(32)}
      owner={{ ...LOCAL_OWNER, project_name: 'local' }}
      example={exampleTestEvent('orders-api', null)}
    />,
  );

const event = (id: string, type = 'paid') => ({ id, source: 'orders-api', specversion: '1.0', type });
const field = () => screen.findByRole('textbox', { name: 'Events' });
const write = async (events: unknown) => fireEvent.change(await field(), { target: { value: JSON.stringify(events) } });
const sentEvent = (id: string) => {
  const found = document.querySelector(`[data-event-id="${id}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`no event ${id}`);
  return found;
};
const posts = () => here.sent.filter(({ method, path }) => method === 'POST' && path.endsWith('/events'));

/** Publishes in the console's place, as a gateway does that then loses the answer. */
const publishThen = (answer: Response) =>
  here.interfere(async ({ method, path, body }) => {
    if (method !== 'POST' || !path.endsWith('/events')) return undefined;
    await here.local.call('POST', path, { body });
    return answer;
  });

describe('the page of test events', () => {
  it('shows the code and message of an event that EventGrid refuses, and where the other went', async () => {
    here.interfere(({ path, method }) =>
      method === 'POST' && path.endsWith('/events')
        ? Response.json({
            failed_count: 1,
            events: [
              { event_id: 'e-1', error_code: '00513000', error_msg: 'no such source' },
              { event_id: 'e-2', error_code: null, error_msg: null },
            ],
          })
        : undefined,
    );
    const { user } = open();
    await write([event('e-1'), event('e-2')]);
    await user.click(screen.getByRole('button', { name: 'Send 2 events' }));
    expect(await screen.findByRole('heading', { name: '1 of 2 events refused' })).toHaveFocus();
    expect(sentEvent('e-1')).toHaveTextContent(/00513000.*no such source/);
    expect(sentEvent('e-1').dataset.state).toBe('refused');
    expect(sentEvent('e-2').dataset.state).toBe('waiting');
    within(sentEvent('e-2')).getByRole('button', { name: 'Copy event ID of event 2' });
  });

  it('shows each event’s code if EventGrid refuses all of them', async () => {
    const events = [{ event_id: 'e-1', error_code: '00533012', error_msg: 'the event is too large' }];
    here.interfere(({ path, method }) =>
      method === 'POST' && path.endsWith('/events')
        ? Response.json({ failed_count: 1, events }, { status: 400 })
        : undefined,
    );
    const { user } = open();
    await write(event('e-1'));
    await user.click(screen.getByRole('button', { name: 'Send event' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/Nothing was sent/);
    expect(sentEvent('e-1')).toHaveTextContent(/00533012.*the event is too large/);
  });

  it('finds by its trace what arrived although the answer was lost', async () => {
    publishThen(new Response('<h1>lost</h1>', { status: 502 }));
    const { user } = open();
    await write(event('e-1'));
    await user.click(screen.getByRole('button', { name: 'Send event' }));
    expect(await screen.findByRole('heading', { name: 'EventGrid has the events' })).toBeVisible();
    await waitFor(() => expect(sentEvent('e-1').dataset.state).toBe('nobody'));
    expect(posts()).toHaveLength(1);
  });

  it('says that it couldn’t confirm what has no trace, and the same press sends nothing more', async () => {
    here.interfere(({ path, method }) =>
      method === 'POST' && path.endsWith('/events') ? new Response('', { status: 504 }) : undefined,
    );
    const { user } = open();
    await write(event('e-1'));
    const send = screen.getByRole('button', { name: 'Send event' });
    await user.click(send);
    expect(await screen.findByRole('alert')).toHaveTextContent('We couldn’t confirm whether it was sent');
    expect(screen.getByText('To send it again anyway, give it a new ID.')).toBeVisible();
    expect(sentEvent('e-1').dataset.state).toBe('unconfirmed');
    await user.click(send);
    await waitFor(() => expect(here.forms.at(-1)?.get('is_check')).toBe('1'));
    expect(posts()).toHaveLength(1);
    // Another ID is another press.
    here.interfere(() => undefined);
    await user.click(screen.getByRole('button', { name: 'New ID and time' }));
    await user.click(send);
    expect(await screen.findByRole('heading', { name: '1 event accepted' })).toBeVisible();
    expect(posts()).toHaveLength(2);
  });

  it('can send although nothing could be checked, and says why it couldn’t', async () => {
    here.interfere(({ path }) =>
      path.includes('/events/check') || path.includes('/subscriptions')
        ? egRefusal(403, 'EG.00014030', 'no')
        : undefined,
    );
    const { user } = open();
    await write(event('e-1'));
    expect(await screen.findByRole('heading', { name: 'EventGrid’s own check couldn’t be made' })).toBeVisible();
    expect(screen.getByText(/You can still send\..*eg:event:check/)).toBeVisible();
    expect(screen.getByRole('heading', { name: 'The subscriptions couldn’t be read' })).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Send event' }));
    expect(await screen.findByRole('heading', { name: '1 event accepted' })).toBeVisible();
  });

  it('warns of a source that does not run, and still sends', async () => {
    here.interfere(async ({ path, method }) => {
      if (method !== 'GET' || !path.endsWith(`/sources/${sourceId}`)) return undefined;
      const { json } = await here.local.call('GET', path);
      return Response.json({ ...json, status: 'ERROR', error_info: { error_msg: 'the instance is stopped' } });
    });
    open();
    expect(await screen.findByRole('heading', { name: 'This source isn’t running' })).toBeVisible();
    expect(screen.getByText('the instance is stopped')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Send event' })).not.toHaveAttribute('aria-disabled');
  });
});
