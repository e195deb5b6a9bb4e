import { expect, it, vi } from 'vitest';
import { notifyTabs, onTabMessage } from '@/lib/browser/tabs';

it('notifies each listener once, and none that has stopped listening', async () => {
  const here = vi.fn();
  const left = vi.fn();
  const stop = onTabMessage('signed-out', here);
  onTabMessage('signed-out', left)();
  notifyTabs('signed-out');
  await vi.waitFor(() => expect(here).toHaveBeenCalledOnce(), { timeout: 20_000 });
  expect(left).not.toHaveBeenCalled();
  stop();
});

it('treats no other message as a sign-out', async () => {
  const act = vi.fn();
  const stop = onTabMessage('signed-out', act);
  const channel = new BroadcastChannel('eventgrid-session');
  channel.postMessage('signed-in');
  channel.postMessage({ signedOut: true });
  channel.close();
  notifyTabs('signed-out');
  await vi.waitFor(() => expect(act).toHaveBeenCalledOnce(), { timeout: 20_000 });
  stop();
});
