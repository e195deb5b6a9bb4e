import { screen, waitFor } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ExportButton } from '@/components/export/export-button';
import { fillEventGrid } from '@/lib/eventgrid-local/fill';
import {
  egRefusal,
  held,
  LOCAL_OWNER,
  type LocalConsole,
  renderPart,
  startLocalConsole,
} from '../../support/local-console';

let running: LocalConsole;
let saved: { name: string; file: Blob }[] = [];
beforeEach(async () => {
  await import('@/components/export/export-dialog');
  running = await startLocalConsole();
  let count = 0;
  const newId = () => {
    count += 1;
    return `10000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  };
  await fillEventGrid({ store: running.local.store, now: Date.now, newId, sources: 1_203, channels: 1 });
  saved = [];
  const files = new Map<string, Blob>();
  URL.createObjectURL = (file: Blob) => {
    files.set(`blob:${files.size}`, file);
    return `blob:${files.size - 1}`;
  };
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, file: files.get(this.href) ?? new Blob() });
  });
});
afterEach(async () => {
  window.history.replaceState(null, '', '/');
  await running.close();
});

async function open(address = '/sources') {
  window.history.replaceState(null, '', address);
  const { user } = renderPart(
    <ExportButton owner={LOCAL_OWNER} project="orders-prod" noun="sources">
      <span>Export</span>
    </ExportButton>,
  );
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await screen.findByRole('dialog', { name: 'Export sources' });
  return user;
}
const start = () => screen.getAllByRole('button', { name: 'Export' }).at(-1) as HTMLElement;
const offsets = () =>
  running.sent.flatMap(({ path }) => new URL(path, 'http://x').searchParams.get('offset')?.valueOf() ?? []);

describe('exporting sources', () => {
  it('saves all that the filters match as one JSON file, and says how many', async () => {
    const user = await open('/sources?type=ROCKETMQ&page=2&size=50');
    await user.click(screen.getByRole('radio', { name: /JSON/ }));
    await user.click(start());
    const heading = await screen.findByRole('heading', { name: /sources saved$/ });
    expect(saved).toHaveLength(1);
    const today = new Date().toISOString().slice(0, 10);
    expect(saved[0]?.name).toBe(`sources-orders-prod-${today}.json`);
    const items: { type: string }[] = JSON.parse((await saved[0]?.file.text()) ?? '');
    expect(items.length).toBeGreaterThan(100);
    expect(heading).toHaveTextContent(`${items.length} sources saved`);
    expect(new Set(items.map(({ type }) => type))).toEqual(new Set(['ROCKETMQ']));
    await user.click(screen.getByRole('button', { name: 'Save again' }));
    expect(saved).toHaveLength(2);
  });

  it('saves CSV with one line per source', async () => {
    const user = await open();
    await user.click(start());
    await screen.findByRole('heading', { name: '1,203 sources saved' });
    const lines = ((await saved[0]?.file.text()) ?? '').split('\r\n');
    expect(lines).toHaveLength(1_205);
    expect(lines[0]).toMatch(/^\ufeff?id,name,/);
  });

  it('shows how far it is, and Cancel ends the reads and saves nothing', async () => {
    const second = held<undefined>();
    running.interfere(({ path }) => (path.includes('offset=500') ? second.promise : undefined));
    const user = await open();
    await user.click(start());
    expect(await screen.findByText(/500 of 1,203 read/)).toBeVisible();
    expect(screen.getByRole('progressbar', { name: 'Reading' })).toHaveAttribute('value', '500');
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    second.resolve(undefined);
    // The answer that was under way comes and goes; nothing follows it.
    await waitFor(() => expect(offsets()).toEqual(['0', '500']));
    await new Promise((done) => setTimeout(done, 50));
    expect(offsets()).toEqual(['0', '500']);
    expect(saved).toEqual([]);
  });

  it('stops at a refusal, saves no half file, and continues from there', async () => {
    running.interfere(({ path }) =>
      path.includes('offset=500') ? egRefusal(500, 'EG.00015000', 'Internal Server Error') : undefined,
    );
    const user = await open();
    await user.click(start());
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('Stopped after 500 sources');
    expect(alert).toHaveTextContent('EG.00015000');
    expect(saved).toEqual([]);
    running.interfere(() => undefined);
    const before = offsets().length;
    await user.click(screen.getByRole('button', { name: 'Continue' }));
    await screen.findByRole('heading', { name: '1,203 sources saved' });
    expect(offsets().slice(before)).toEqual(['500', '1000']);
    expect(((await saved[0]?.file.text()) ?? '').split('\r\n')).toHaveLength(1_205);
  });
});
