import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createLog, withKnownSecrets } from '@/lib/config/log';
import { openEventGrid } from '@/lib/eventgrid/client';
import { failureReport } from '@/lib/eventgrid/failures/report';
import { formDataToValues, secretsIn, withoutSecrets } from '@/lib/guard/form';
import { runAction } from '@/lib/guard/submit';
import { isDetailSecret, isFormSecret, isNeverLogged, MASK } from '@/lib/secrets/mask';
import { maskSecrets } from '@/lib/secrets/redact';
import { createSource } from '@/lib/sources/create';
import { valuesToKeep } from '@/lib/sources/drafts';
import { differences } from '@/lib/sources/edit';
import { previewBody } from '@/lib/sources/preview-body';
import { createSourceBody, EMPTY_CREATE_SOURCE_VALUES, readCreateSourceValues } from '@/lib/sources/values';
import { type ConsoleStore, openConsoleStore } from '@/lib/store/console-store';
import { makeRequest } from '../../support/guard-request';
import { makeSession } from '../../support/make-signed-in';

// A secret that only the two tables know about.
vi.mock('@/lib/secrets/fields', async (importOriginal) => {
  const { SECRET_FIELDS } = await importOriginal<typeof import('@/lib/secrets/fields')>();
  return { SECRET_FIELDS: { ...SECRET_FIELDS, detail: [...SECRET_FIELDS.detail, 'api_key'] } };
});
vi.mock('@/lib/eventgrid/schemas/connection', async (importOriginal) => {
  const original = await importOriginal<typeof import('@/lib/eventgrid/schemas/connection')>();
  Object(original.CONNECTION_FIELDS).push({ name: 'api_key', kind: 'text', part: 'rabbitmq' });
  return original;
});

const CANARY = 'made-up-canary-7f3a';
const fields = { instance_id: 'i', user_name: 'u', password: 'p-canary-51', vhost_name: '/', queue_name: 'q' };
const posted = new FormData();
const typed = { name: 'orders', channel_id: 'c1', type: 'RABBITMQ', write_id: 'write-0000000000001' };
for (const [name, value] of Object.entries(typed)) posted.set(name, value);
for (const [name, value] of Object.entries({ ...fields, api_key: CANARY })) posted.set(`detail.${name}`, value);
const form = formDataToValues(posted);
const values = readCreateSourceValues(form);

/** An EventGrid that gives every request this answer; `sent` is what it received. */
function open(answer: () => Response) {
  const sent: string[] = [];
  const transport = (_url: string, init: { body?: string }) => {
    sent.push(init.body ?? '');
    return answer();
  };
  const endpoint = { id: 'r', name: 'r', eventGridUrl: 'http://eg.test', iamUrl: 'http://iam.test' };
  return { eventGrid: openEventGrid({ transport, endpoint, projectId: 'p', token: 'MII' }), sent };
}
const source = { id: 's1', name: 'orders', type: 'RABBITMQ', detail: JSON.stringify({ ...fields, api_key: CANARY }) };

describe('a secret field added to the list', () => {
  it('is sent, and masked in the preview', async () => {
    const { eventGrid, sent } = open(() => Response.json(source));
    await eventGrid.createSource(createSourceBody(values));
    expect(sent.join()).toContain(CANARY);
    expect(previewBody(values).detail).toMatchObject({ user_name: 'u', password: MASK, api_key: MASK });
  });

  it('is sent as typed, as every secret is', () => {
    const detail = { ...fields, api_key: ' \u200bk ', access_key: ' a ', secret_key: ' s ', enable_acl: 'on' };
    const sent = (type: string) => createSourceBody(readCreateSourceValues({ ...typed, type, detail }));
    expect(sent('RABBITMQ')).toMatchObject({ detail: { user_name: 'u', api_key: ' \u200bk ' } });
    expect(sent('ROCKETMQ')).toMatchObject({ detail: { access_key: ' a ', secret_key: ' s ' } });
  });

  it('is masked in the answer that a page gets, with detail as an object and as text', async () => {
    for (const detail of [source.detail, JSON.parse(source.detail)]) {
      const result = await open(() => Response.json({ ...source, detail })).eventGrid.getSource('s1');
      expect(result).toMatchObject({ ok: true, data: { detail: { user_name: 'u', api_key: MASK } } });
      expect(JSON.stringify(result)).not.toContain(CANARY);
    }
  });

  it('is masked in a report, whether its value is known or only its name', async () => {
    const echo = {
      error_code: 'EG.00513000',
      error_msg: `bad ${CANARY}`,
      error_detail: '{"apiKey": "canary-of-before"',
    };
    const { eventGrid } = open(() => Response.json(echo, { status: 400 }));
    const result = await eventGrid.createSource(createSourceBody(values));
    if (result.ok) throw new Error('expected a refusal');
    const report = failureReport(result.failure, { endpointId: 'r', projectId: 'p' });
    expect(report).toContain(`error_msg: bad ${MASK}`);
    expect(report + JSON.stringify(result)).not.toMatch(/canary/);
  });

  it('is in no log line, neither under its key nor as a value', () => {
    const lines: string[] = [];
    const log = createLog('info', (line) => lines.push(line));
    withKnownSecrets(secretsIn(posted, createSource.fields), () =>
      log.info({ event: 'a', detail: { 'Api-Key': 'canary' } }, `b ${CANARY}`),
    );
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain('canary');
  });

  it('is in no draft, no form that is sent back, and no comparison', () => {
    const kept = valuesToKeep(values);
    expect(kept.detail).toEqual({ ...EMPTY_CREATE_SOURCE_VALUES.detail, ...fields, password: '' });
    expect(EMPTY_CREATE_SOURCE_VALUES.detail).toHaveProperty('api_key', '');
    expect(withoutSecrets(form).detail).toEqual({ ...fields, password: undefined });
    expect(differences(values, kept, kept)).toEqual([]);
  });

  describe('in the store', () => {
    let folder: string;
    let store: ConsoleStore;
    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'secret-fields-'));
      store = await openConsoleStore({ DATA_DIR: folder });
    });
    afterAll(async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    });

    it('is in no row of a pending write', async () => {
      const { eventGrid, sent } = open(() => new Response('', { status: 504 }));
      const session = makeSession({ project: { id: 'p', name: 'p' } });
      const own = { project_id: session.project.id, endpoint_id: session.endpointId };
      for (const [name, value] of Object.entries(own)) posted.set(name, value);
      const pendingWrites = { store: store.pendingWrites, now: () => 1000, pausesMs: [] };
      const { request } = makeRequest(undefined, session, eventGrid);
      const { result } = await runAction(posted, { ...request, pendingWrites }, 'createSource', createSource);
      expect(result).toMatchObject({ ok: false, failure: { status: 504 } });
      expect(sent.join()).toContain(CANARY);
      const files = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
      expect(files.join()).toContain('orders');
      expect(files.join()).not.toContain(CANARY);
    });
  });
});

describe('the list of secret fields', () => {
  it.each([
    ['secret_key', true, true, true],
    ['SecretKey', true, true, true],
    ['access-key', true, true, true],
    ['passcode', false, true, true],
    ['token', false, true, true],
    ['X-Auth-Token', false, false, true],
    ['set-cookie', false, false, true],
    ['user_name', false, false, false],
  ])('classifies %s: in detail %j, in a form %j, never logged %j', (key, ofDetail, ofForm, never) => {
    expect([isDetailSecret(key), isFormSecret(key), isNeverLogged(key)]).toEqual([ofDetail, ofForm, never]);
  });

  it('does not mask what is not a field of a source', () => {
    expect(maskSecrets({ token: 'a', password: 'b' })).toEqual({ token: 'a', password: MASK });
  });
});
