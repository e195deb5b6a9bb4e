import { expect, it, vi } from 'vitest';
import { onTabTold, tellTabs } from '@/lib/browser/tabs';

it('tells whoever listens, once each, and nobody who has stopped', async () => {
  const here = vi.fn();
  const left = vi.fn();
  const stop = onTabTold('signed-out', here);
  onTabTold('signed-out', left)();
  tellTabs('signed-out');
  await vi.waitFor(() => expect(here).toHaveBeenCalledOnce(), { timeout: 20_000 });
  expect(left).not.toHaveBeenCalled();
  stop();
});

it('takes no other message for a sign-out', async () => {
  const act = vi.fn();
  const stop = onTabTold('signed-out', act);
  const channel = new BroadcastChannel('eventgrid-session');
  channel.postMessage('signed-in');
  channel.postMessage({ signedOut: true });
  channel.close();
  tellTabs('signed-out');
  await vi.waitFor(() => expect(act).toHaveBeenCalledOnce(), { timeout: 20_000 });
  stop();
});
