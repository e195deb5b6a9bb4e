import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fillEventGrid } from '@/lib/eventgrid-local/fill';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { csvCell } from '@/lib/export/csv';
import type { ExportPage } from '@/lib/export/page';
import { exportRead } from '@/lib/export/read';
import { parseWith } from '@/lib/guard/form';
import { type Interfere, openLocalClient } from '../../support/local-action';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

let local: TestEventGrid;
beforeEach(async () => {
  local = await startTestEventGrid();
});
afterEach(() => local.close());

const P = `/v1/${LOCAL_PROJECT_ID}`;

async function fill(sources: number) {
  let count = 0;
  const newId = () => {
    count += 1;
    return `10000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
  };
  await fillEventGrid({ store: local.store, now: Date.now, newId, sources, channels: 3 });
}

/** Reads all pages of an export, as the browser does. */
async function exportAll(values: Record<string, string>, interfere?: Interfere) {
  const { eventGrid, sent } = openLocalClient(local, interfere ? { interfere } : {});
  const pages: ExportPage[] = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const parsed = parseWith(exportRead.parse, { ...values, offset: String(offset) });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed));
    const page = await exportRead.read({ eventGrid, input: parsed.input });
    if (!page.ok) throw new Error(`Refused: ${page.failure.status}`);
    pages.push(page.data);
    offset = page.data.next;
  }
  return { pages, sent, text: pages.map(({ text }) => text).join('') };
}

const objectsOf = (pages: readonly ExportPage[]): Record<string, unknown>[] =>
  pages.flatMap(({ text }) => JSON.parse(`[${text}]`));

describe('an export', () => {
  it('has every source once, as EventGrid returns it, by pages of 500', async () => {
    await fill(1_203);
    const { pages, sent } = await exportAll({ noun: 'sources', format: 'json' });
    const stored = await local.call('GET', `${P}/sources?provider_type=CUSTOM&limit=1000&sort=created_time:ASC`);
    const more = await local.call(
      'GET',
      `${P}/sources?provider_type=CUSTOM&limit=1000&offset=1000&sort=created_time:ASC`,
    );
    const all = [...(stored.json.items as object[]), ...(more.json.items as object[])];
    const masked = JSON.parse(JSON.stringify(all).replaceAll('"password":"generated"', '"password":"••••"'));
    expect(objectsOf(pages)).toEqual(masked);
    expect(pages.map(({ rows, total, next }) => [rows, total, next])).toEqual([
      [500, 1_203, 500],
      [500, 1_203, 1_000],
      [203, 1_203, null],
    ]);
    expect(sent.every(({ path }) => path.includes('limit=500'))).toBe(true);
  });

  it('masks secrets in both formats', async () => {
    await local.call('POST', `${P}/sources`, {
      body: {
        name: 'rabbit',
        channel_id: local.ordersChannelId,
        type: 'RABBITMQ',
        detail: { instance_id: 'i', user_name: 'u', password: 'canary-password', vhost_name: '/', queue_name: 'q' },
      },
    });
    for (const format of ['csv', 'json']) {
      const { text } = await exportAll({ noun: 'sources', format });
      expect(text).toContain('rabbit');
      expect(text).toContain('queue_name');
      expect(text).not.toContain('canary-password');
    }
  });

  it('has only what the list’s filters match: by EventGrid, and by what it can’t filter by', async () => {
    await fill(60);
    const failing = objectsOf((await exportAll({ noun: 'sources', format: 'json', status: 'failing' })).pages);
    expect(failing.length).toBeGreaterThan(0);
    expect(new Set(failing.map(({ status }) => status))).toEqual(new Set(['ERROR']));
    const rabbits = objectsOf((await exportAll({ noun: 'sources', format: 'json', type: 'RABBITMQ' })).pages);
    expect(rabbits).toHaveLength(6);
    const [first] = rabbits;
    const named = await exportAll({ noun: 'sources', format: 'json', q: String(first?.name) });
    expect(objectsOf(named.pages).map(({ id }) => id)).toContain(first?.id);
    expect(named.sent[0]?.path).toContain('fuzzy_name=');
    const byId = await exportAll({ noun: 'sources', format: 'json', q: String(first?.id) });
    expect(objectsOf(byId.pages)).toEqual([first]);
    expect((await exportAll({ noun: 'channels', format: 'json' })).text).not.toContain('"OFFICIAL"');
    expect((await exportAll({ noun: 'channels', format: 'json', provider: 'all' })).text).toContain('"OFFICIAL"');
  });

  it('of subscriptions has their filters and targets', async () => {
    const channel_id = local.ordersChannelId;
    await local.call('POST', `${P}/sources`, { body: { name: 'shop', channel_id } });
    const made = await local.call('POST', `${P}/subscriptions`, {
      body: {
        name: 'to-crm',
        channel_id,
        sources: [{ name: 'shop', provider_type: 'CUSTOM', filter: {} }],
        targets: [
          {
            name: 'HTTPS',
            provider_type: 'CUSTOM',
            detail: { url: 'https://crm.example/in' },
            transform: { type: 'ORIGINAL' },
          },
        ],
      },
    });
    const [subscription] = objectsOf((await exportAll({ noun: 'subscriptions', format: 'json' })).pages);
    expect(subscription).toMatchObject({ id: made.json.id, name: 'to-crm', sources: [{ name: 'shop' }] });
    const { text } = await exportAll({ noun: 'subscriptions', format: 'csv', status: 'ENABLED' });
    expect(text.split('\r\n')).toHaveLength(3);
    expect(text).toContain('https://crm.example/in');
    expect((await exportAll({ noun: 'subscriptions', format: 'csv', status: 'DISABLED' })).text).not.toContain(
      'to-crm',
    );
  });

  it('names its columns once and writes a description as one safe cell', async () => {
    const description = '=HYPERLINK("https://evil.example";"open")\nsecond line';
    await local.call('POST', `${P}/sources`, {
      body: { name: 'tricky', channel_id: local.ordersChannelId, description },
    });
    const { text } = await exportAll({ noun: 'sources', format: 'csv' });
    expect(text.startsWith('\ufeffid,name,label,description,')).toBe(true);
    expect(text).toContain(`,"'=HYPERLINK(""https://evil.example"";""open"")\nsecond line",`);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  it('says that there may be more where EventGrid refuses the offset', async () => {
    await fill(700);
    const { pages } = await exportAll({ noun: 'sources', format: 'json' }, ({ path }) =>
      path.includes('offset=500')
        ? Response.json({ error_code: 'EG.00512000', error_msg: 'offset must be at most 100' }, { status: 400 })
        : undefined,
    );
    expect(pages.at(-1)).toMatchObject({ rows: 0, next: null, isCut: true });
    expect(objectsOf(pages)).toHaveLength(500);
  });

  it.each<Record<string, string>>([
    { noun: 'agencies', format: 'csv' },
    { noun: 'sources', format: 'xml' },
    {},
    { noun: 'sources', format: 'csv', offset: '-1' },
  ])('of %j is refused', (values) => expect(parseWith(exportRead.parse, values).ok).toBe(false));
});

describe('a cell', () => {
  it.each<[unknown, string]>([
    ['orders', 'orders'],
    [null, ''],
    [undefined, ''],
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', `"'\r=1"`],
    ['a=1', 'a=1'],
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    [' blank', '" blank"'],
    [{ a: 1 }, '"{""a"":1}"'],
    [true, 'true'],
    [-1, "'-1"],
    ['订单', '订单'],
  ])('of %j is %j', (value, cell) => expect(csvCell(value)).toBe(cell));
});
