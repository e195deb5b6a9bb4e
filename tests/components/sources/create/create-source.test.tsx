import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { sourceFields } from '@/lib/i18n/en/source-fields';
import { MASK } from '@/lib/secrets/mask';
import { actionOver, renderCreateSource } from '../../../support/render-create-source';

const labels = new Map(Object.entries(sourceFields.labels));

vi.stubGlobal('fetch', async () => new Response('{}', { status: 503 }));

const created = {
  id: '3c8f1d6e-b524-4790-a8e3-5f90c2d7146b',
  name: 'orders-api',
  label: 'orders-api',
  channel_id: 'c-1',
  channel_name: 'orders',
  type: 'APPLICATION',
  provider_type: 'CUSTOM',
  status: 'RUNNING',
  detail: {},
  error_info: {},
  created_time: '2026-11-24 10:11:12',
  updated_time: '2026-11-24 10:11:12',
};

/** An EventGrid that creates everything, and records the bodies. */
function creatingEventGrid() {
  const bodies: unknown[] = [];
  const action = actionOver(async (_url, init) => {
    if (init.method === 'GET') return Response.json({ total: 0, size: 0, items: [] });
    bodies.push(JSON.parse(String(init.body)));
    return Response.json({ ...created, ...(bodies.at(-1) as object) }, { headers: { 'X-Request-Id': 'request-1' } });
  });
  return { bodies, action };
}

const details = () => within(screen.getByRole('region', { name: 'Details' }));
const name = () => screen.getByRole('textbox', { name: 'Name' });
const submit = () => screen.getByRole('button', { name: 'Create source' });
/** Sets a value like a script: React overrides the element's own setter to notice changes. */
const setValue = (field: HTMLElement, value: string) =>
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, value);
const preview = () => JSON.parse(screen.getByRole('region', { name: 'Request that will be sent' }).textContent ?? '');

describe('CreateSource', () => {
  it('sends the minimal body, as previewed, and shows ID and request ID', async () => {
    const { bodies, action } = creatingEventGrid();
    const { user } = await renderCreateSource({ action });
    await user.type(name(), 'orders-api');
    await waitFor(() => expect(preview()).toEqual({ name: 'orders-api', channel_id: 'c-1' }));
    await user.click(submit());
    await details().findByRole('heading', { name: /^Created ?orders-api$/ });
    expect(bodies).toEqual([{ name: 'orders-api', channel_id: 'c-1' }]);
    expect(details().getByText(created.id)).toBeInTheDocument();
    expect(details().getByText('request-1')).toBeInTheDocument();
    const heading = details().getByRole('heading', { name: /^Created ?orders-api$/ });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(heading.querySelector('bdi[translate=no]')).toHaveTextContent(/^orders-api$/);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Create another source');
    expect(name()).toHaveValue('');
  });

  it('sends each secret as typed and shows dots instead', async () => {
    const { bodies, action } = creatingEventGrid();
    const { user } = await renderCreateSource({ action });
    await user.type(name(), 'queue-reader');
    await user.click(screen.getByRole('radio', { name: 'RabbitMQ' }));
    const fields = {
      instance_id: 'i-1',
      user_name: 'eg',
      password: 's3cret "quoted"',
      vhost_name: '/',
      queue_name: 'q',
    };
    for (const [field, text] of Object.entries(fields))
      await user.type(screen.getByLabelText(labels.get(field) ?? field), text);
    await waitFor(() => expect(preview().detail).toMatchObject({ queue_name: 'q', password: MASK }));
    const shown = preview();
    await user.click(submit());
    await details().findByRole('heading', { name: /^Created ?queue-reader$/ });
    expect(bodies).toEqual([{ ...shown, detail: { ...shown.detail, password: fields.password } }]);
  });

  it('sends no detail after switching back to an application', async () => {
    const { bodies, action } = creatingEventGrid();
    const { user } = await renderCreateSource({ action });
    await user.type(name(), 'orders-api');
    await user.click(screen.getByRole('radio', { name: 'RocketMQ' }));
    await user.type(screen.getByLabelText('Topic'), 'orders');
    await user.click(screen.getByRole('radio', { name: 'Custom application' }));
    await user.click(submit());
    await details().findByRole('heading', { name: /^Created ?orders-api$/ });
    expect(bodies).toEqual([{ name: 'orders-api', channel_id: 'c-1' }]);
  });

  it('says nothing before the first blur, then names the character and fixes it with one click', async () => {
    const { action } = creatingEventGrid();
    const { user } = await renderCreateSource({ action });
    await user.type(name(), 'My-Source');
    expect(name()).not.toHaveAttribute('aria-invalid');
    await user.tab();
    expect(await screen.findByText(/“M” at character 1: use lowercase letters/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /^Use ?my-source$/ }));
    expect(name()).toHaveValue('my-source');
    await waitFor(() => expect(name()).not.toHaveAttribute('aria-invalid'));
  });

  it('sends nothing while a field is wrong, lists the fields and focuses the list', async () => {
    const { bodies, action } = creatingEventGrid();
    const { user } = await renderCreateSource({ action });
    await user.click(screen.getByRole('radio', { name: 'RabbitMQ' }));
    await user.click(submit());
    const summary = await screen.findByRole('alert');
    await waitFor(() => expect(summary).toHaveFocus());
    expect(
      within(summary)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Enter a name',
      'Enter an instance ID',
      'Enter a user name',
      'Enter a password',
      'Enter a virtual host',
      'Enter a queue',
    ]);
    await user.click(within(summary).getByRole('link', { name: 'Enter a name' }));
    expect(name()).toHaveFocus();
    expect(bodies).toEqual([]);
    expect(document.title).toMatch(/^Error: /);
  });

  it('keeps the list of errors until the next press, so that the page does not move during corrections', async () => {
    const { bodies, action } = creatingEventGrid();
    const { user } = await renderCreateSource({ action });
    await user.type(name(), 'My-source');
    await user.click(submit());
    const summary = await screen.findByRole('alert');
    const listed = /“M” at character 1/;
    expect(summary).toHaveTextContent(listed);
    await user.clear(name());
    await user.type(name(), 'orders-api');
    await waitFor(() => expect(name()).not.toHaveAttribute('aria-invalid'));
    expect(summary).toHaveTextContent(listed);
    await user.click(submit());
    await details().findByRole('heading', { name: /^Created ?orders-api$/ });
    expect(screen.queryByText('There is a problem')).not.toBeInTheDocument();
    expect(bodies).toHaveLength(1);
  });

  it('checks and sends a value that was set without an event', async () => {
    const { bodies, action } = creatingEventGrid();
    const { user } = await renderCreateSource({ action });
    await user.click(name());
    setValue(name(), 'My-source');
    await user.tab();
    expect(await screen.findByText(/“M” at character 1: use lowercase letters/)).toBeInTheDocument();
    expect(screen.queryByText(/[{}]/, { selector: '.error span' })).not.toBeInTheDocument();
    setValue(name(), 'orders-api');
    await user.click(submit());
    await details().findByRole('heading', { name: /^Created ?orders-api$/ });
    expect(bodies).toEqual([{ name: 'orders-api', channel_id: 'c-1' }]);
  });

  it('keeps type and channel for the next source, but not the connection', async () => {
    const { bodies, action } = creatingEventGrid();
    const { user } = await renderCreateSource({ action });
    await user.type(name(), 'first');
    await user.click(screen.getByRole('radio', { name: 'RocketMQ' }));
    await user.click(screen.getByRole('radio', { name: 'Self-hosted' }));
    await user.click(screen.getByRole('checkbox', { name: 'Encryption (SSL)' }));
    for (const field of ['namesrv_address', 'vpc_id', 'subnet_id', 'topic', 'group'])
      await user.type(screen.getByLabelText(labels.get(field) ?? field), field === 'namesrv_address' ? 'a:1' : field);
    await user.click(submit());
    await details().findByRole('heading', { name: /^Created ?first$/ });
    expect(screen.getByRole('radio', { name: 'RocketMQ' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'DMS instance' })).toBeChecked();
    await user.type(name(), 'second');
    for (const field of ['instance_id', 'topic', 'group'])
      await user.type(screen.getByLabelText(labels.get(field) ?? field), field);
    await user.click(submit());
    await details().findByRole('heading', { name: /^Created ?second$/ });
    expect(bodies.at(-1)).toEqual({
      name: 'second',
      channel_id: 'c-1',
      type: 'ROCKETMQ',
      detail: { instance_id: 'instance_id', topic: 'topic', group: 'group', enable_acl: false, ssl_enable: false },
    });
  });

  it('trims the name on submit and sends one request for two presses', async () => {
    const { bodies, action } = creatingEventGrid();
    const { user } = await renderCreateSource({ action });
    await user.type(name(), '  orders-api ');
    await user.dblClick(submit());
    await details().findByRole('heading', { name: /^Created ?orders-api$/ });
    expect(bodies).toEqual([{ name: 'orders-api', channel_id: 'c-1' }]);
  });

  it('keeps the form and says to check the list first when the console itself does not answer', async () => {
    const { user } = await renderCreateSource({ action: () => Promise.reject(new TypeError('Failed to fetch')) });
    await user.type(name(), 'orders-api');
    await user.click(submit());
    expect(await details().findByText('The console didn’t respond')).toBeInTheDocument();
    expect(details().getByRole('link')).toHaveAttribute('href', '/sources?q=orders-api');
    expect(name()).toHaveValue('orders-api');
  });
});
