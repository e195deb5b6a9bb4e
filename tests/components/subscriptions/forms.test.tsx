import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EditSubscription } from '@/components/subscriptions/form/edit-subscription';
import EventTester from '@/components/subscriptions/form/event-tester';
import FilterBuilder from '@/components/subscriptions/form/filter-builder';
import { SubscriptionDetails } from '@/components/subscriptions/panel/subscription-details';
import { readSubscriptionWithRaw, type SubscriptionWithRaw } from '@/lib/eventgrid/answers/subscription';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { updateSubscription } from '@/lib/subscriptions/update';
import { readSubscriptionValues } from '@/lib/subscriptions/values';
import { egRefusal, LOCAL_OWNER, type LocalConsole, renderPart, startLocalConsole } from '../../support/local-console';
import { renderWithTexts } from '../../support/render-with-texts';

const FILTER = {
  source: [{ op: 'StringIn', values: ['orders'] }],
  type: [{ op: 'StringIn', values: ['order.paid', 'order.refunded'] }],
  data: { size: [{ op: 'NumberGreaterThan', value: 1 }] },
};

function Tester({ filter = FILTER as object, more = {} as Record<string, string>, event = '' }) {
  const [example, setExample] = useState(event);
  const typed: Record<string, string> = { source: 'orders', filter: JSON.stringify(filter), ...more };
  const values = readSubscriptionValues((name) => typed[name] ?? '');
  return <EventTester values={values} example={example} onExample={setExample} />;
}
describe('the event tester', () => {
  const event = (size: unknown) => JSON.stringify({ source: 'orders', type: 'order.paid', data: { size } });
  const matches = () =>
    [...document.querySelectorAll('[data-match]')].map((row) => [
      row.getAttribute('data-condition'),
      row.getAttribute('data-match'),
    ]);

  it.each([
    [2, 'would be delivered', 'yes', 'The event has 2.'],
    [1, 'would not be delivered', 'no', 'The event has 1.'],
    ['2', 'would not be delivered', 'no', 'another type'],
    [undefined, 'would not be delivered', 'no', 'doesn’t have it'],
    [null, 'would not be delivered', 'no', 'null'],
  ])('with data.size %j says “%s” and why', (size, verdict, match, reason) => {
    renderWithTexts(<Tester event={event(size)} />);
    expect(screen.getByRole('status')).toHaveTextContent(`This event ${verdict}`);
    expect(matches()).toEqual([
      ['source', 'yes'],
      ['type', 'yes'],
      ['data.size', match],
    ]);
    expect(document.querySelector('[data-condition="data.size"]')).toHaveTextContent(reason);
  });

  it('follows the event, names the line that isn’t JSON, and shows what the target would receive', async () => {
    const more = {
      'targets.0.kind': 'webhook',
      'targets.0.transform': 'VARIABLE',
      'targets.0.variables': '{"n":"$.data.size"}',
      'targets.0.template': 'Size $' + '{n}',
    };
    renderWithTexts(<Tester event={event(3)} more={more} />);
    expect(document.querySelector('[data-received]')).toHaveTextContent('Size 3');
    const editor = screen.getByRole('textbox', { name: 'Example event' });
    await userEvent.clear(editor);
    await userEvent.type(editor, '[[]');
    expect(screen.getByText(/An event is a JSON object/)).toBeVisible();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });
});

function Builder({ first }: { first: string }) {
  const [filter, setFilter] = useState(first);
  return (
    <>
      <FilterBuilder filter={filter} source="orders" attributes={['type']} onChange={setFilter} onLeave={() => {}} />
      <output>{filter}</output>
    </>
  );
}
describe('the filter builder', () => {
  const written = () => JSON.parse(document.querySelector('output')?.textContent || 'null');

  it('writes EventGrid’s JSON from words, and counts its bytes', async () => {
    renderWithTexts(<Builder first="" />);
    await userEvent.click(screen.getByRole('button', { name: 'Add condition' }));
    await userEvent.type(screen.getByLabelText('Values of condition 1'), 'a{Enter}b');
    await userEvent.selectOptions(screen.getByLabelText('Operator of condition 1'), 'starts with');
    expect(written()).toEqual({
      source: [{ op: 'StringIn', values: ['orders'] }],
      type: [{ op: 'StringStartsWith', values: ['a', 'b'] }],
    });
    expect(screen.getByText(/of 2048 bytes/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Add “or”' }));
    await userEvent.selectOptions(screen.getByLabelText('How condition 1 is joined'), 'and');
    expect(written().type).toMatchObject({ and: [{ op: 'StringStartsWith' }, { op: 'StringIn', values: [] }] });
    await userEvent.click(screen.getAllByRole('button', { name: 'Remove condition 1' })[1] as HTMLElement);
    await userEvent.click(screen.getByRole('button', { name: 'Remove condition 1' }));
    expect(document.querySelector('output')).toBeEmptyDOMElement();
  });

  it('leaves alone what it can’t show', () => {
    renderWithTexts(<Builder first='{"type":[{"op":"StringLike","values":["a"]}]}' />);
    expect(screen.getByText(/The builder can’t show this filter/)).toBeVisible();
    expect(written()).toEqual({ type: [{ op: 'StringLike', values: ['a'] }] });
  });
});

const ANSWER = {
  id: 'b-1',
  name: 'paid',
  status: 'ENABLED',
  channel_id: 'c-1',
  sources: [{ name: 'orders', filter: FILTER }],
  targets: [
    { name: 'HTTPS', detail: { url: 'https://u:pw@a.example/x', odd: 1 }, transform: { type: 'ORIGINAL' } },
    { name: 'HC.Lighthouse', detail: { lamp: 3 }, transform: { type: 'SPIN' } },
  ],
};

describe('the panel', () => {
  const show = (parts: object = {}) => {
    const subscription = readSubscriptionWithRaw({ ...ANSWER, ...parts });
    if (subscription === null) throw new Error('The answer is an object.');
    renderPart(<SubscriptionDetails subscription={subscription} readAt={0} />);
  };

  it('says the filter in words, and shows unknown targets and fields raw', () => {
    show();
    expect(document.querySelector('[data-filter-field="data.size"]')).toHaveTextContent('is greater than 1');
    expect(document.querySelector('[data-target="HTTPS"] [data-field="url"]')).toHaveTextContent(
      'https://••••@a.example/x',
    );
    expect(document.querySelector('[data-target="HTTPS"]')).toHaveTextContent('"odd": 1');
    expect(document.querySelector('[data-target="HC.Lighthouse"]')).toHaveTextContent('"lamp": 3');
    expect(document.body.innerHTML).not.toContain('u:pw');
  });

  it.each([
    [{}, 'No conditions: every event of this source is delivered.'],
    [{ source: [{ op: 'StringIn', values: ['orders'] }] }, 'No conditions: every event of this source is delivered.'],
    [undefined, 'EventGrid reports no filter for this source.'],
  ])('says of the filter %j: %s', (filter, sentence) => {
    show({ sources: [{ name: 'orders', filter }] });
    expect(screen.getByText(sentence)).toBeVisible();
  });

  it('shows a filter with unknown keys as JSON', () => {
    show({ sources: [{ name: 'orders', filter: { colour: [{ op: 'Near', values: ['red'] }] } }] });
    expect(screen.getByText(/can’t put this filter into words/)).toBeVisible();
    expect(screen.getByRole('region', { name: 'Filter as JSON' })).toHaveTextContent('"colour"');
  });
});

describe('the edit', () => {
  let running: LocalConsole;
  beforeEach(async () => {
    running = await startLocalConsole();
  });
  afterEach(() => running.close());

  async function open() {
    const path = `/v1/${LOCAL_PROJECT_ID}`;
    const channel_id = running.local.ordersChannelId;
    await running.local.call('POST', `${path}/sources`, { body: { name: 'orders', channel_id } });
    const { json } = await running.local.call('POST', `${path}/subscriptions`, {
      body: {
        name: 'paid',
        channel_id,
        sources: [{ name: 'orders', provider_type: 'CUSTOM', filter: FILTER }],
        targets: [
          {
            name: 'HTTPS',
            provider_type: 'CUSTOM',
            detail: { url: 'https://a.example/x' },
            transform: { type: 'ORIGINAL' },
          },
        ],
      },
    });
    const onSaved = vi.fn();
    const { user } = renderPart(
      <EditSubscription
        subscription={readSubscriptionWithRaw(json) as SubscriptionWithRaw}
        owner={LOCAL_OWNER}
        path="/subscriptions/x"
        action={running.actionOf(updateSubscription)}
        onSaved={onSaved}
        onCancel={() => {}}
      />,
    );
    return { user, onSaved };
  }

  it('sends only the list that changed', async () => {
    const { user, onSaved } = await open();
    await user.type(screen.getByRole('textbox', { name: /URL/ }), '/y');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
    const puts = running.writes().filter(({ method }) => method === 'PUT');
    expect(puts.map(({ body }) => body)).toEqual([
      { targets: [expect.objectContaining({ detail: { url: 'https://a.example/x/y' } })] },
    ]);
  });

  it('offers to disable, save and enable where an enabled one may not be changed', async () => {
    const { user, onSaved } = await open();
    let isEnabled = true;
    running.interfere(({ method, body }) => {
      if (method === 'POST') isEnabled = JSON.stringify(body).includes('"ENABLE"');
      return method === 'PUT' && isEnabled ? egRefusal(400, 'EG.00513002', 'invalid subscription status') : undefined;
    });
    await user.type(screen.getByRole('textbox', { name: /Description/ }), 'mine');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    const alert = await screen.findByRole('alert');
    await user.click(within(alert).getByRole('button', { name: 'Disable, save, enable' }));
    await waitFor(() => expect(onSaved).toHaveBeenCalledOnce());
    expect(onSaved.mock.calls[0]?.[0]).toMatchObject({ staysDisabled: false, subscription: { description: 'mine' } });
  });
});
