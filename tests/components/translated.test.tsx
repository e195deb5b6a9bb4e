import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { actionOver, renderCreateSource } from '../support/render-create-source';
import { bareTexts, translatePage } from '../support/translated-page';

// The browser translates the page while it is used. Every component test searches for texts that would break it;
// these tests use the page while it is translated.

let stop = () => {};
beforeEach(() => {
  stop = translatePage();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('finds a text that breaks a page, because React keeps its node', async () => {
  const { createRoot } = await import('react-dom/client');
  const at = document.createElement('div');
  const root = createRoot(at);
  await act(() => root.render(<p>alone</p>));
  expect(bareTexts(at)).toEqual([]);
  const text = 'beside';
  await act(() =>
    root.render(
      <p>
        {text} <b>another</b>
      </p>,
    ),
  );
  expect(bareTexts(at)).toHaveLength(2);
  await act(() => root.unmount());
});

it('a translated form shows what is wrong, until it is right', async () => {
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 503 }));
  const { user } = await renderCreateSource({ action: actionOver(async () => Response.json({})) });
  const name = screen.getByRole('textbox', { name: 'Name' });
  await user.type(name, 'My source');
  await user.tab();
  expect(await screen.findByText(/“M” at character 1/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: /^Use ?my-source$/ }));
  await waitFor(() => expect(screen.queryByText(/at character 1/)).not.toBeInTheDocument());
  await user.click(screen.getByRole('radio', { name: 'RabbitMQ' }));
  expect(screen.getByRole('heading', { name: 'Connection · RabbitMQ' })).toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'Custom application' }));
  expect(screen.getByRole('heading', { name: 'Connection' })).toBeInTheDocument();
});

it('a translated refusal keeps counting down, and its report can be copied', async () => {
  vi.stubGlobal('fetch', async () => new Response('{}', { status: 503 }));
  const refused = { error_code: 'EG.00000429', error_msg: 'slow down' };
  const { user } = await renderCreateSource({
    action: actionOver(async () => Response.json(refused, { status: 429, headers: { 'Retry-After': '2' } })),
  });
  await user.type(screen.getByRole('textbox', { name: 'Name' }), 'orders-api');
  await user.click(screen.getByRole('button', { name: 'Create source' }));
  expect(await screen.findByText(/ · [12] s$/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Copy report' }));
  expect(await navigator.clipboard.readText()).toContain('EG.00000429');
  await waitFor(() => expect(screen.queryByText(/ · [12] s$/)).not.toBeInTheDocument());
});
