import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { type EgResult, refusal, success } from '@/lib/eventgrid/failures/result';
import { MAX_FORM_BYTES, runAction, runPublicAction } from '@/lib/guard/submit';
import { StoreDownError } from '@/lib/store/store-down';
import { makeRequest, NOW, ORIGIN } from '../../support/guard-request';
import { makeSession } from '../../support/make-signed-in';

const session = makeSession();
const schema = z.object({ name: z.string('name.required').check(z.minLength(1, 'name.required')) });
/** The fields of these forms. */
const FIELDS = [
  'name',
  'password',
  'token',
  'detail.secret_key',
  'detail.access_key',
  'detail.password',
  'detail.group',
];
const own = { project_id: session.project.id, endpoint_id: session.endpointId };

const form = (fields: Record<string, string>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};

function run(fields: Record<string, string>, made = makeRequest(), answer: EgResult<string> = success('made', 'r1')) {
  const handler = vi.fn(async (_call: unknown) => answer);
  return {
    handler,
    ...made,
    state: runAction(form(fields), made.request, 'createThing', { fields: FIELDS, parse: schema, run: handler }),
  };
}

describe('a signed-in form of this console, for its own project', () => {
  it('reaches the handler with its parsed input, and its result comes back', async () => {
    const { state, handler } = run({ ...own, project_name: 'local', name: 'orders' });
    expect(await state).toEqual({
      result: success('made', 'r1'),
      explained: null,
      report: null,
      fieldErrors: {},
      values: { ...own, project_name: 'local', name: 'orders' },
      submittedAt: new Date(NOW).toISOString(),
    });
    expect(handler).toHaveBeenCalledWith(expect.objectContaining({ input: { name: 'orders' }, session }));
  });

  it('needs no Sec-Fetch-Site, which old browsers do not send', async () => {
    expect((await run({ ...own, name: 'a' }, makeRequest({ origin: ORIGIN })).state).result.ok).toBe(true);
  });
});

describe('a form from elsewhere', () => {
  it.each([
    ['no Origin', {}],
    ['no Origin, though same-origin is claimed', { 'sec-fetch-site': 'same-origin' }],
    ['Origin null', { origin: 'null' }],
    ['a foreign Origin', { origin: 'https://evil.example' }],
    ['an origin that starts with ours', { origin: `${ORIGIN}.evil.example` }],
    ['another port', { origin: `${ORIGIN}:8443` }],
    ['plain http', { origin: ORIGIN.replace('https', 'http') }],
    ['a cross-site fetch', { origin: ORIGIN, 'sec-fetch-site': 'cross-site' }],
    ['a same-site fetch', { origin: ORIGIN, 'sec-fetch-site': 'same-site' }],
    ['the address bar', { origin: ORIGIN, 'sec-fetch-site': 'none' }],
    ['a foreign Origin behind a forged host', { origin: 'https://evil.example', host: 'evil.example' }],
  ])('is refused: %s', async (_, headers) => {
    const { state, handler } = run({ ...own, name: 'orders' }, makeRequest(headers));
    expect(await state).toMatchObject({ result: { failure: { kind: 'cross-site' } }, values: {} });
    expect(handler).not.toHaveBeenCalled();
  });

  it.each<Record<string, string>>([{}, { origin: 'https://evil.example' }])(
    'is refused without a session too: %j',
    async (headers) => {
      const handler = vi.fn(async () => success(null, null));
      const state = await runPublicAction(form({ name: 'a' }), makeRequest(headers).request, 'signIn', {
        fields: FIELDS,
        parse: schema,
        run: handler,
      });
      expect(state).toMatchObject({ result: { failure: { kind: 'cross-site' } } });
      expect(handler).not.toHaveBeenCalled();
    },
  );
});

describe('the size limit', () => {
  const nameBytes =
    MAX_FORM_BYTES - 'project_idendpoint_idname'.length - own.project_id.length - own.endpoint_id.length;

  it('accepts a form at the limit and refuses one over it', async () => {
    expect(await run({ ...own, name: 'a'.repeat(nameBytes) }).state).toMatchObject({ result: { ok: true } });
    const { state, handler } = run({ ...own, name: 'a'.repeat(nameBytes + 1) });
    expect(await state).toMatchObject({ result: { failure: { kind: 'too-large' } }, values: {} });
    expect(handler).not.toHaveBeenCalled();
  });
});

describe('the session', () => {
  it('is required: without one, the typed values come back', async () => {
    const { state, handler } = run({ ...own, name: 'orders', password: 'p' }, makeRequest({ origin: ORIGIN }, null));
    expect(await state).toMatchObject({
      result: { failure: { kind: 'signed-out' } },
      values: { ...own, name: 'orders' },
    });
    expect(handler).not.toHaveBeenCalled();
  });

  it('cannot be read while the store is down: refused', async () => {
    const made = makeRequest();
    made.request.openSession = async () => {
      throw new StoreDownError('down');
    };
    expect(await run({ ...own, name: 'a' }, made).state).toMatchObject({ result: { failure: { kind: 'store-down' } } });
  });
});

describe('the project that the form was opened for', () => {
  it.each([
    ['another project', { ...own, project_id: 'f'.repeat(32) }],
    ['another region', { ...own, endpoint_id: 'cn-north-4' }],
    ['none named', {}],
    ['only the project named', { project_id: own.project_id }],
  ])('must be that of the session: %s', async (_, fields) => {
    const { state, handler } = run({ ...fields, name: 'orders' });
    expect(await state).toMatchObject({ result: { failure: { kind: 'other-project', nothingChanged: true } } });
    expect(handler).not.toHaveBeenCalled();
  });

  it('is named together with the session’s', async () => {
    const fields = { project_id: 'f'.repeat(32), project_name: 'billing', endpoint_id: 'cn-north-4', name: 'a' };
    const state = await run(fields).state;
    expect(state).toMatchObject({
      result: {
        failure: {
          message: `This form was opened for project billing ${'f'.repeat(32)} in cn-north-4. You are now signed in to project local ${session.project.id} in local.`,
        },
      },
    });
  });
});

describe('input', () => {
  it('that the schema refuses comes back with its fields', async () => {
    const { state, handler } = run({ ...own, name: '' });
    expect(await state).toMatchObject({
      result: { failure: { kind: 'invalid-input', fieldErrors: { name: 'name.required' } } },
    });
    expect(handler).not.toHaveBeenCalled();
  });

  it('may be read by a function instead of a schema', async () => {
    const parse = (values: object) => ({ ok: true as const, input: Object.keys(values) });
    const handler = vi.fn(async ({ input }: { input: string[] }) => success(input, null));
    const state = await runAction(form({ ...own, a: '1', 'b.c': '2' }), makeRequest().request, 'x', {
      fields: ['a', 'b.c'],
      parse,
      run: handler,
    });
    expect(state).toMatchObject({ result: { data: ['a', 'b'] } });
  });

  it('never comes back with its secrets', async () => {
    const secrets = {
      password: 'canary1',
      token: 'canary2',
      'detail.secret_key': 'canary3',
      'detail.access_key': 'canary4',
    };
    const state = await run({ ...own, name: '', ...secrets, 'detail.group': 'g' }).state;
    expect(JSON.stringify(state)).not.toContain('canary');
    expect(state).toMatchObject({ values: { detail: { group: 'g' } } });
  });
});

describe('a field that the action does not have', () => {
  it.each([
    ['a.password', 'x'],
    ['passcode', 'x'],
    ['detail.password.x', 'x'],
    ['name.password', 'x'],
    ['__proto__.token', 'x'],
    ['a.b.c.d.e.token', 'x'],
    ['Name', 'x'],
    ['', 'x'],
  ])('refuses the form, which reaches no handler: %j', async (name, value) => {
    const { state, handler, lines } = run({ ...own, name: 'orders', [name]: value });
    expect(await state).toMatchObject({
      result: { failure: { kind: 'invalid-input', nothingChanged: true } },
      fieldErrors: { write_id: 'write_id.malformed' },
    });
    expect(handler).not.toHaveBeenCalled();
    expect(JSON.parse(lines.join())).toMatchObject({ user_id: 'u1', outcome: 'invalid-input' });
  });

  it('is not one of Next', async () => {
    expect(await run({ ...own, name: 'a', $ACTION_REF_1: '', '$ACTION_1:0': '{}' }).state).toMatchObject({
      result: { ok: true },
    });
  });
});

describe('the log', () => {
  it('has one line per write: user, place, outcome', async () => {
    const { state, lines } = run({ ...own, name: 'orders' });
    await state;
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        level: 'info',
        time: expect.any(String),
        event: 'action',
        action: 'createThing',
        session: 'aaaaaaaaaaaa',
        user_id: 'u1',
        user_name: 'admin',
        user_domain: 'local',
        project_name: 'local',
        project_id: session.project.id,
        endpoint_id: 'local',
        outcome: 'ok',
        request_id: 'r1',
        duration_ms: 0,
      },
    ]);
  });

  it('names a refusal’s status, code and request ID, and no value of the form', async () => {
    const answer = refusal('refused', { status: 400, code: 'EG.00513001', requestId: 'r2', nothingChanged: true });
    const { state, lines } = run({ ...own, name: 'typed-name', 'detail.password': 'canary' }, makeRequest(), answer);
    await state;
    expect(JSON.parse(lines.join())).toMatchObject({
      outcome: 'refused',
      status: 400,
      code: 'EG.00513001',
      request_id: 'r2',
    });
    expect(lines.join()).not.toMatch(/typed-name|canary/);
  });

  it('masks the typed secrets in the message of a bug, and rethrows it', async () => {
    const made = makeRequest();
    const bug = async () => {
      throw new Error('cannot read canary-of-this-test');
    };
    const posted = form({ ...own, name: 'a', password: 'canary-of-this-test' });
    await expect(runAction(posted, made.request, 'x', { fields: FIELDS, parse: schema, run: bug })).rejects.toThrow(
      'cannot read',
    );
    expect(made.lines.join()).toContain('an action threw');
    expect(made.lines.join()).not.toContain('canary');
  });

  it("does not treat Next's redirect as a bug", async () => {
    const made = makeRequest();
    const redirect = async () => {
      throw Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/sources;303;' });
    };
    await expect(
      runAction(form({ ...own, name: 'a' }), made.request, 'x', { fields: FIELDS, parse: schema, run: redirect }),
    ).rejects.toThrow();
    expect(made.lines).toEqual([]);
  });
});

describe('a refusal', () => {
  const write = {
    fields: FIELDS,
    parse: schema,
    run: async () => refusal('refused', { status: 409, code: 'EG.00513001', requestId: 'r2' }),
    operation: 'createSource' as const,
    fieldErrorsOf: () => ({ name: 'name.taken' }),
  };

  it('is explained on the field that it is about, with a report', async () => {
    const posted = form({ ...own, name: 'orders' });
    expect(await runAction(posted, makeRequest().request, 'createSource', write)).toMatchObject({
      explained: { key: 'nameTaken', action: 'focus-name' },
      report: expect.stringContaining('error_code: EG.00513001'),
      fieldErrors: { name: 'name.taken' },
    });
  });

  it('has no explanation if the action names no operation', async () => {
    const { operation: _, ...silent } = write;
    const posted = form({ ...own, name: 'orders' });
    expect(await runAction(posted, makeRequest().request, 'switchProject', silent)).toMatchObject({
      explained: null,
      report: null,
    });
  });
});

describe('the ID of a write', () => {
  const writeIdOf = async (fields: Record<string, string>) => {
    const { state, handler } = run({ ...own, name: 'orders', ...fields });
    return { outcome: await state, call: handler.mock.calls[0]?.[0] };
  };

  it('is the form’s own, and not a field of the input', async () => {
    const { call } = await writeIdOf({ write_id: 'a'.repeat(32) });
    expect(call).toMatchObject({ writeId: 'a'.repeat(32), input: { name: 'orders' } });
  });

  it('is generated if the form has none', async () => {
    const { call } = await writeIdOf({});
    expect(call).toMatchObject({ writeId: expect.stringMatching(/^[0-9a-f]{32}$/) });
  });

  it.each([
    ['too short', 'a'.repeat(15)],
    ['too long', 'a'.repeat(65)],
    ['empty', ''],
    ['of other characters', `${'a'.repeat(31)}/`],
  ])('is refused, not replaced, when it is %s', async (_, write_id) => {
    const { outcome, call } = await writeIdOf({ write_id });
    expect(outcome).toMatchObject({ fieldErrors: { write_id: 'write_id.malformed' }, result: { ok: false } });
    expect(call).toBeUndefined();
  });
});

it.each([[undefined], [null], ['text'], [{ get: () => 'x' }]])('treats %j as an empty form', async (posted) => {
  const outcome = await Reflect.apply(runAction, null, [
    posted,
    makeRequest().request,
    'x',
    { fields: FIELDS, parse: schema, run: vi.fn() },
  ]);
  expect(outcome).toMatchObject({ values: {}, result: { failure: { kind: 'other-project' } } });
});
