import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { Answer } from '../../support/eventgrid-client';
import { type ContractTable, type Eg, expectKeystone, expectRefusal, proves } from './contract-case';

const TOKENS = '/v3/auth/tokens?nocatalog=true';
/** The device of the user `mfa`, as the command prints it. */
const MFA_SECRET = 'SPWF67ASUCANNZYCNPCPUM6ZGJ4GKKSP';
const MFA_ID = '5c8e2a4b6d1f4093a7e5c9b3d1f70e2a';
const LOCAL = { project: { name: 'local' } };

const password = (name: string) => ({ user: { name, password: 'eventgrid', domain: { name: 'local' } } });
const ask = (eg: Eg, identity: object, scope: object | undefined = LOCAL) =>
  eg.client.send('POST', TOKENS, { body: { auth: { identity, ...(scope ? { scope } : {}) } } });
const signInWith = (eg: Eg, user: string, totp: object) =>
  ask(eg, { methods: ['password', 'totp'], password: password(user), totp: { user: totp } });
const tokenOf = ({ headers }: Answer) => String(headers['x-subject-token']);

const stepNow = () => Math.floor(Date.now() / 30_000);

/** Computes the passcode of a time step, as RFC 4226 and RFC 6238 say. */
function passcodeOf(step: number): string {
  const bits = [...MFA_SECRET].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const key = Buffer.from(
    bits
      .join('')
      .match(/.{8}/g)
      ?.map((byte) => Number.parseInt(byte, 2)) ?? [],
  );
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Signs in with the passcode of a nearby step; tries again if the clock reached the next step in the meantime. */
async function byPasscode(eg: Eg, distance: number): Promise<Answer> {
  const step = stepNow();
  const answer = await signInWith(eg, 'mfa', { id: MFA_ID, passcode: passcodeOf(step + distance) });
  return stepNow() === step || answer.status === 201 ? answer : byPasscode(eg, distance);
}

const answerSchema = z.object({ token: z.looseObject({ expires_at: z.string(), methods: z.array(z.string()) }) });
const readToken = ({ json }: Answer) => answerSchema.parse(json).token;

const passcodes = proves('createToken', {
  'accepts the passcodes of the previous and the current step, each once': async (eg) => {
    const last = await byPasscode(eg, -1);
    expect([last.status, readToken(last).methods]).toEqual([201, ['password', 'totp']]);
    const now = await byPasscode(eg, 0);
    expect(now.status).toBe(201);
    const spent = await signInWith(eg, 'mfa', { id: MFA_ID, passcode: passcodeOf(stepNow()) });
    expectKeystone(spent.status === 201 ? await byPasscode(eg, 0) : spent, 401, 'Unauthorized');
  },
  'accepts the passcode of the next step, for a user given by name': async (eg) => {
    const passcode = passcodeOf(stepNow() + 1);
    const answer = await signInWith(eg, 'mfa', { name: 'mfa', domain: { name: 'local' }, passcode });
    expect(answer.status).toBe(201);
    expect((await eg.get('/sources', { token: tokenOf(answer) })).status).toBe(200);
  },
  'refuses a passcode that is two steps old': async (eg) =>
    expectKeystone(await byPasscode(eg, -2), 401, 'Unauthorized'),
  'refuses a passcode two steps ahead': async (eg) => expectKeystone(await byPasscode(eg, 2), 401, 'Unauthorized'),
  'refuses a malformed passcode': async (eg) =>
    expectKeystone(await signInWith(eg, 'mfa', { id: MFA_ID, passcode: 'abcdef' }), 401, 'Unauthorized'),
  'refuses only the password for a user with a device': async (eg) =>
    expectKeystone(await ask(eg, { methods: ['password'], password: password('mfa') }), 401, 'Unauthorized'),
  'refuses a passcode for a user without a device': async (eg) =>
    expectKeystone(await signInWith(eg, 'admin', { id: MFA_ID, passcode: '123456' }), 401, 'Unauthorized'),
});

const fromTokens = proves('createToken', {
  'issues a token for another project from a token, which expires no later': async (eg) => {
    const first = await ask(eg, { methods: ['password'], password: password('admin') });
    const identity = { methods: ['token'], token: { id: tokenOf(first) } };
    const second = await ask(eg, identity, { project: { name: 'local-second' } });
    expect([second.status, readToken(second).methods]).toEqual([201, ['token']]);
    expect(Date.parse(readToken(second).expires_at)).toBeLessThanOrEqual(Date.parse(readToken(first).expires_at));
    const options = { token: tokenOf(second), project: eg.secondProjectId };
    expect((await eg.get('/channels', options)).status).toBe(200);
  },
  'refuses a token that was never issued': async (eg) =>
    expectKeystone(await ask(eg, { methods: ['token'], token: { id: 'MIIunknown' } }), 401, 'Unauthorized'),
  'refuses the method without its part': async (eg) =>
    expectKeystone(await ask(eg, { methods: ['token'] }), 400, 'Bad Request'),
  'refuses an unknown method': async (eg) =>
    expectKeystone(await ask(eg, { methods: ['hw_assume_role'] }), 401, 'Unauthorized'),
});

const account = [
  ...proves('createToken', {
    'issues a token for the account for its name, its ID, or no scope': async (eg) => {
      const identity = { methods: ['password'], password: password('admin') };
      const byName = await ask(eg, identity, { domain: { name: 'local' } });
      const domain = { id: expect.stringMatching(/^[0-9a-f]{32}$/), name: 'local' };
      expect(readToken(byName)).toMatchObject({ domain });
      expect(readToken(byName)).not.toHaveProperty('project');
      const { id } = z.object({ id: z.string() }).parse(readToken(byName).domain);
      expect(readToken(await ask(eg, identity, { domain: { id } }))).toMatchObject({ domain });
      const none = await eg.client.send('POST', TOKENS, { body: { auth: { identity } } });
      expect(readToken(none)).toMatchObject({ domain });
      expectRefusal(await eg.get('/sources', { token: tokenOf(none) }), 403, 'EG.00014030');
    },
    'takes a project with its account, and refuses it with another': async (eg) => {
      const identity = { methods: ['password'], password: password('admin') };
      const { id } = z
        .object({ id: z.string() })
        .parse(
          z.object({ domain: z.unknown() }).parse(readToken(await ask(eg, identity, { domain: { name: 'local' } })))
            .domain,
        );
      for (const project of [{ name: 'local' }, { id: eg.projectId }]) {
        for (const domain of [{ name: 'local' }, { id }, null]) {
          expect((await ask(eg, identity, { project: { ...project, domain } })).status).toBe(201);
        }
        for (const domain of [{ name: 'other' }, { id: 'f'.repeat(32) }, { name: 'Local' }]) {
          expectKeystone(await ask(eg, identity, { project: { ...project, domain } }), 401, 'Unauthorized');
        }
        for (const domain of [{}, 'local', []]) {
          expectKeystone(await ask(eg, identity, { project: { ...project, domain } }), 400, 'Bad Request');
        }
      }
    },
    'refuses an unknown account as a scope': async (eg) => {
      const identity = { methods: ['password'], password: password('admin') };
      expectKeystone(await ask(eg, identity, { domain: { name: 'other' } }), 401, 'Unauthorized');
    },
  }),
  ...proves('listProjects', {
    'answers a token for the account': async (eg) => {
      const answer = await ask(
        eg,
        { methods: ['password'], password: password('admin') },
        { domain: { name: 'local' } },
      );
      expect((await eg.client.send('GET', '/v3/auth/projects', { token: tokenOf(answer) })).status).toBe(200);
    },
  }),
];

/** Ways to get a token besides a password: passcodes, other tokens, and the account as a scope. */
export const iamWays: ContractTable = {
  noun: 'IAM ways',
  options: [],
  cases: [...passcodes, ...fromTokens, ...account],
};
