import { parse } from '@cdktf/hcl2json';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeBodiesRead } from '@/lib/code/reads';
import { type CodeNoun, codeSubject } from '@/lib/code/subject';
import { terraformCode, terraformFile } from '@/lib/code/terraform';
import { openEventGrid } from '@/lib/eventgrid/client';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { startTestEventGrid, type TestEventGrid } from '../../support/local-eventgrid';

let local: TestEventGrid;
beforeAll(async () => {
  local = await startTestEventGrid({ quotas: { SOURCE: 1000 } });
});
afterAll(() => local.close());

const P = `/v1/${LOCAL_PROJECT_ID}`;
const create = async (path: string, body: object): Promise<string> => {
  const { status, json } = await local.call('POST', `${P}/${path}`, { body });
  expect(status).toBe(200);
  return String(json.id);
};

const open = () =>
  openEventGrid({
    transport: async (url, init) => local.app.request(url, init),
    endpoint: { id: 'r', name: 'r', eventGridUrl: 'http://eg.test', iamUrl: 'http://iam.test' },
    projectId: LOCAL_PROJECT_ID,
    token: local.adminToken,
  });

async function readAll(noun: CodeNoun) {
  const items = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const page = await codeBodiesRead.read({ eventGrid: open(), input: { noun, offset } });
    if (!page.ok) throw new Error(page.failure.kind);
    items.push(...page.data.items);
    offset = page.data.next;
  }
  return items;
}

describe('Terraform of a whole project', () => {
  it('has each of its own channels, sources and subscriptions once, with the block that imports it', async () => {
    const channel_id = await create('channels', { name: 'Whole', description: 'of ${it}' });
    const detail = { instance_id: 'i', user_name: 'u', password: 'pass-W0rd', vhost_name: '/', queue_name: 'q' };
    await create('sources', { name: 'whole.one', channel_id });
    await create('sources', { name: 'whole-one', channel_id });
    await create('sources', { name: 'whole-mq', channel_id, type: 'RABBITMQ', detail });
    const filter = { source: [{ op: 'StringIn', values: ['whole.one'] }] };
    await create('subscriptions', {
      name: 'whole',
      channel_id,
      sources: [{ name: 'whole.one', provider_type: 'CUSTOM', filter }],
      targets: [
        {
          name: 'HTTPS',
          provider_type: 'CUSTOM',
          detail: { url: 'https://u:topsecret1@hooks.example/' },
          transform: { type: 'ORIGINAL' },
        },
      ],
    });
    for (let count = 0; count < 210; count += 1) await create('sources', { name: `many-${count}`, channel_id });

    const file = terraformFile();
    const read = {
      channel: await readAll('channel'),
      source: await readAll('source'),
      subscription: await readAll('subscription'),
    };
    const blocks = (['channel', 'source', 'subscription'] as const).flatMap((noun) =>
      read[noun].map(({ id, body }) => terraformCode(codeSubject(noun, body, id), file)),
    );
    const text = blocks.join('\n');
    expect(text).not.toMatch(/pass-W0rd|topsecret1|••••/);
    const { resource, import: imports, variable } = await parse('eventgrid.tf', text);
    const count = Object.values<object>(resource).reduce((sum, labels) => sum + Object.keys(labels).length, 0);
    expect(imports).toHaveLength(count);
    expect(count).toBe(read.channel.length + read.source.length + read.subscription.length);
    expect(Object.keys(resource.huaweicloud_eg_custom_event_source).length).toBeGreaterThan(212);
    expect(new Set(imports.map(({ id }: { id: string }) => id)).size).toBe(count);
    // Names that come to the same label are told apart.
    expect(resource.huaweicloud_eg_custom_event_source).toMatchObject({
      whole_one: [{ name: 'whole.one', channel_id: '${huaweicloud_eg_custom_event_channel.whole.id}' }],
      whole_one_2: [{ name: 'whole-one' }],
    });
    expect(Object.keys(variable).sort()).toEqual(['whole_mq_password', 'whole_url']);
  });

  it('leaves out EventGrid’s own', async () => {
    const names = (await readAll('channel')).map(({ body }) => body.name);
    expect(names).toContain('orders');
    expect(names).not.toContain('default');
  });
});
