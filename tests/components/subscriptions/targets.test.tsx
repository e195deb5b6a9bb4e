import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TargetsField } from '@/components/subscriptions/form/targets-field';
import { useSubscriptionForm } from '@/components/subscriptions/form/use-subscription-form';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { previewSubscription } from '@/lib/subscriptions/preview';
import { readSubscriptionValues } from '@/lib/subscriptions/values';
import {
  egRefusal,
  idOf,
  LOCAL_OWNER,
  type LocalConsole,
  renderPart,
  startLocalConsole,
} from '../../support/local-console';

let running: LocalConsole;
beforeEach(async () => {
  running = await startLocalConsole();
});
afterEach(() => running.close());

const loadRules = () => import('@/lib/subscriptions/check').then(({ checkSubscription }) => checkSubscription);
const NO_ERRORS = {};
const initial = readSubscriptionValues(() => '');

function Targets() {
  const { form } = useSubscriptionForm('form', initial, loadRules, NO_ERRORS);
  return (
    <>
      <TargetsField form={form} owner={LOCAL_OWNER} />
      <output translate="no">{JSON.stringify(previewSubscription(form.values).targets)}</output>
    </>
  );
}
const written = () => JSON.parse(document.querySelector('output')?.textContent || 'null');
const post = (path: string, body: object) => running.local.call('POST', `/v1/${LOCAL_PROJECT_ID}${path}`, { body });
const offered = (field: HTMLElement) =>
  [...document.querySelectorAll(`[id="${field.getAttribute('list')}"] option`)].map((option) => [
    option.getAttribute('value'),
    option.getAttribute('label'),
  ]);

it('adds up to five targets and removes any of them; each keeps what was typed', async () => {
  const { user } = renderPart(<Targets />);
  expect(screen.getByText('1 of 5')).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Remove target/ })).toBeNull();
  await user.type(screen.getByRole('textbox', { name: 'URL' }), 'https://one.example');
  for (const count of [2, 3, 4, 5]) {
    await user.click(screen.getByRole('button', { name: 'Add target' }));
    expect(screen.getByText(`${count} of 5`)).toBeVisible();
  }
  expect(screen.queryByRole('button', { name: 'Add target' })).toBeNull();
  const third = within(screen.getByRole('group', { name: 'Target 3' }));
  expect(within(screen.getByRole('group', { name: 'Target 5' })).getByLabelText('Target type')).toHaveFocus();
  await user.click(third.getByRole('radio', { name: 'Variables' }));
  await user.type(third.getByLabelText('Name of variable 1'), 'total');
  await user.type(third.getByLabelText('JSONPath of variable 1'), '$.data.total');
  for (const number of [5, 4, 2]) await user.click(screen.getByRole('button', { name: `Remove target ${number}` }));
  expect(screen.getByText('2 of 5')).toBeVisible();
  const second = within(screen.getByRole('group', { name: 'Target 2' }));
  expect(second.getByLabelText('JSONPath of variable 1')).toHaveValue('$.data.total');
  expect(written()).toMatchObject([
    { detail: { url: 'https://one.example' } },
    { transform: { type: 'VARIABLE', value: '{"total":"$.data.total"}' } },
  ]);
});

it('offers connections of the kind by name, and fills in the instance of a dead letter queue’s connection', async () => {
  const network = { vpc_id: 'v', subnet_id: 's' };
  const kafka_detail = { instance_id: 'i-7', addr: '10.0.0.1:9092' };
  const ledger = idOf(await post('/connections', { name: 'ledger', ...network, type: 'KAFKA', kafka_detail }));
  await post('/connections', { name: 'intranet', ...network });
  const { user } = renderPart(<Targets />);
  await user.selectOptions(screen.getByLabelText('Target type'), 'Kafka topic');
  const field = screen.getByRole('combobox', { name: 'Connection' });
  await user.click(field);
  await waitFor(() => expect(offered(field)).toEqual([[ledger, 'ledger']]));
  await user.type(field, ledger);
  expect(screen.getByText('ledger')).toBeVisible();
  await user.click(screen.getByText('Retries and dead letter queue'));
  await user.type(screen.getByRole('combobox', { name: /^Queue connection/ }), ledger);
  expect(screen.getByRole('textbox', { name: /^Queue instance ID/ })).toHaveValue('i-7');
  expect(written()).toMatchObject([
    { connection_id: ledger, dead_letter_queue: { connection_id: ledger, instance_id: 'i-7' } },
  ]);
});

it.each([
  [egRefusal(403, 'EG.00014030', 'no'), 'You don’t have permission to list agencies'],
  [egRefusal(500, 'EG.00015000', 'broken'), 'The agencies couldn’t be loaded'],
])('says why there is no list, and takes a typed agency', async (refused, sentence) => {
  running.interfere(({ path }) => (path.includes('service-agencies') ? refused : undefined));
  const { user } = renderPart(<Targets />);
  await user.selectOptions(screen.getByLabelText('Target type'), 'FunctionGraph');
  const field = screen.getByRole('combobox', { name: 'Agency' });
  await user.type(field, 'MY_AGENCY');
  await waitFor(() => expect(screen.getByText(new RegExp(sentence))).toBeVisible());
  expect(field).toHaveAccessibleDescription(new RegExp(sentence));
  expect(written()).toMatchObject([{ detail: { agency_name: 'MY_AGENCY' } }]);
});

it('takes headers, and shows a secret value as dots, in the request too', async () => {
  const { user } = renderPart(<Targets />);
  await user.selectOptions(screen.getByLabelText('Target type'), 'API Gateway');
  await user.click(screen.getByRole('button', { name: 'Add header' }));
  await user.click(screen.getByRole('button', { name: 'Add header' }));
  const [first, second] = ([1, 2] as const).map((number) =>
    within(screen.getByRole('group', { name: `Header ${number}` })),
  ) as [ReturnType<typeof within>, ReturnType<typeof within>];
  await user.type(first.getByLabelText('Header name'), 'X-Key');
  const secret = first.getByLabelText('Secret header value');
  expect(secret).toHaveAttribute('type', 'password');
  await user.type(secret, 'canary');
  await user.type(second.getByLabelText('Header name'), 'X-Open');
  await user.click(second.getByRole('checkbox', { name: 'Secret value' }));
  await user.type(second.getByLabelText('Header value'), 'plain');
  expect(written()[0].apigw_detail.invocation_http_parameters.header_parameters).toEqual([
    { key: 'X-Key', value: '••••', is_value_secret: true },
    { key: 'X-Open', value: 'plain' },
  ]);
  expect(secret).toHaveValue('canary');
  expect(document.body.innerHTML).not.toContain('canary');
  await user.click(screen.getByRole('button', { name: 'Remove header 1' }));
  expect(within(screen.getByRole('group', { name: 'Header 1' })).getByLabelText('Header value')).toHaveValue('plain');
});
