import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addKnownSecret, createLog, withKnownSecrets } from '@/lib/config/log';

function makeLog(level = 'info') {
  const lines: string[] = [];
  return { log: createLog(level, (line) => lines.push(line)), lines };
}

describe('createLog', () => {
  it('writes one line of JSON per entry, with level and time', () => {
    const { log, lines } = makeLog();
    log.info({ event: 'a', text: 'two\nlines' });
    log.warn('b');
    expect(lines.map((line) => line.split('\n').length)).toEqual([2, 2]);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      { level: 'info', time: expect.stringMatching(/Z$/), event: 'a', text: 'two\nlines' },
      { level: 'warn', time: expect.any(String), msg: 'b' },
    ]);
  });

  it('writes nothing below its level', () => {
    const { log, lines } = makeLog('warn');
    log.info('a');
    expect(lines).toEqual([]);
  });

  it('treats an unknown level as info', () => {
    const { log, lines } = makeLog('loud');
    log.debug('a');
    log.info('b');
    expect(lines.length).toBe(1);
  });

  it.each([
    'password',
    'token',
    'X-Auth-Token',
    'x-subject-token',
    'secret_key',
    'access_key',
    'Cookie',
    'set-cookie',
    'authorization',
    'passcode',
    'body',
  ])('redacts %j at any depth', (key) => {
    const { log, lines } = makeLog();
    log.info({ [key]: 'canary', request: { headers: [{ [key]: 'canary' }] } });
    expect(lines.join()).toContain('redacted');
    expect(lines.join()).not.toContain('canary');
  });

  it('masks what looks like a token, wherever it occurs', () => {
    const { log, lines } = makeLog();
    log.info(`upstream said MII${'Ab+/'.repeat(40)} is bad`);
    expect(lines.join()).toContain('upstream said [redacted] is bad');
  });

  it('leaves nothing in a line that a terminal or an editor acts on', () => {
    const { log, lines } = makeLog();
    const raw = 'a\u0007\u001b[2J\u007f\u009b31m\u202e\u2066\u200b\u2028\u2029\ufeff\u{e0041}\ud800z';
    log.info({ event: 'signIn', typed_user: raw, [raw]: [raw], error: new Error(raw) }, raw);
    expect(lines.join('')).toMatch(/^[\x20-\x7e]+\n$/);
    const parsed = JSON.parse(lines.join(''));
    expect([parsed.typed_user, parsed.msg, parsed.error.message, parsed[raw]]).toEqual([raw, raw, raw, [raw]]);
  });

  it('keeps the letters of every language', () => {
    const { log, lines } = makeLog();
    log.info({ typed_user: '王小明 Zoë 🙂' });
    expect(lines.join('')).toContain('王小明 Zoë 🙂');
  });

  it('writes an error with its cause and code, and survives a circular cause', () => {
    const { log, lines } = makeLog();
    const ring: Record<string, unknown> = {};
    ring.self = ring;
    log.error({ error: new Error('outer', { cause: Object.assign(new Error('inner'), { code: 'E1' }) }), ring });
    expect(JSON.parse(lines.join())).toMatchObject({
      error: { message: 'outer', cause: { message: 'inner', code: 'E1' } },
    });
  });
});

describe('withKnownSecrets', () => {
  it('masks the values while the work runs, including values added later', async () => {
    const { log, lines } = makeLog();
    await withKnownSecrets(['pass"word'], async () => {
      await Promise.resolve();
      addKnownSecret('issued-token');
      log.info({ note: 'pass"word and issued-token' });
    });
    expect(lines.join()).not.toMatch(/pass|issued/);
  });

  it('strikes no value out of the fields of the line itself, whatever the secrets are', () => {
    const own = {
      event: 'audit',
      audit: true,
      operation: 'deleteSource',
      target: { id: 's1', name: 'orders' },
      user_id: 'u1-0123456789',
      request_id: '0123-eventgrid-local',
      code: 'EG.00513001',
      status: 400,
      duration_ms: 12,
    };
    const others = { note: 'some text', error: new Error('failed', { cause: { why: 'broken' } }) };
    const write = (secrets: string[]): Record<string, unknown> => {
      const { log, lines } = makeLog();
      withKnownSecrets(secrets, () => log.child({ audit: true }).info({ ...own, ...others }, 'a message'));
      expect(lines).toHaveLength(1);
      return JSON.parse(lines.join());
    };
    const words = [...JSON.stringify(write([])).matchAll(/[\w."':{},-]+/g)].map(([word]) => word);
    const secret = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...words, '"', '\\', '{', ':', 'level'));
    fc.assert(
      fc.property(fc.array(secret, { maxLength: 4 }), (secrets) => {
        const line = write(secrets);
        expect(line).toMatchObject({ ...own, level: 'info' });
        expect(Object.keys(line).sort()).toEqual(Object.keys(write([])).sort());
      }),
    );
  });

  it('strikes them out of the message and of an error, alone or in a field', () => {
    const { log, lines } = makeLog();
    withKnownSecrets(['pass"word'], () => {
      log.info('pass"word');
      log.error(new Error('pass"word', { cause: { 'x-why': 'pass"word' } }));
      log.error({ error: new Error('pass"word'), code: new Error('pass"word') }, 'a %s', 'pass"word');
    });
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(JSON.parse(line)).toBeTruthy();
    expect(lines.join()).not.toMatch(/pass|word/);
  });

  it('keeps the work of one user apart from that of another', async () => {
    const { log, lines } = makeLog();
    await Promise.all([
      withKnownSecrets(['orders'], async () => addKnownSecret('x')),
      withKnownSecrets([], async () => log.info('orders')),
    ]);
    expect(lines.join()).toContain('orders');
  });
});
