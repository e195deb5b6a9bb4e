import { describe, expect, it } from 'vitest';
import { parseSignIn } from '@/lib/session/sign-in-schema';

const user = { method: 'user', region: 'local', account: 'local', user: 'admin', password: ' p ' };
const token = { method: 'token', region: 'local', project_id: 'p1', token: 'MIItoken' };

describe('parseSignIn', () => {
  it('fills in optional fields and leaves out unknown ones', () => {
    expect(parseSignIn({ ...user, next: '/sources', isAdmin: 'on' })).toEqual({
      ok: true,
      input: { ...user, passcode: '', project: '' },
    });
  });

  it('takes pasted values without the blanks around them, but the password as it is', () => {
    const parsed = parseSignIn({ ...user, account: ' local\n', passcode: '１23-456 ' });
    expect(parsed).toMatchObject({ input: { account: 'local', passcode: '123456', password: ' p ' } });
    expect(parseSignIn({ ...token, token: 'MIItoken\r\n' })).toMatchObject({ input: { token: 'MIItoken' } });
  });

  it('treats a form without a method as an IAM user', () => {
    expect(parseSignIn({ ...user, method: undefined })).toMatchObject({ ok: true, input: { method: 'user' } });
  });

  it.each([
    [{ ...user, region: '' }, { region: 'region.required' }],
    [{ ...user, account: ' ' }, { account: 'account.required' }],
    [{ ...user, account: 'a'.repeat(257) }, { account: 'account.tooLong' }],
    [{ ...user, user: undefined }, { user: 'user.required' }],
    [{ ...user, password: '' }, { password: 'password.required' }],
    [{ ...user, passcode: '12345' }, { passcode: 'passcode.characters' }],
    [{ ...user, passcode: '12345a' }, { passcode: 'passcode.characters' }],
    [{ ...user, project: 'a'.repeat(257) }, { project: 'project.tooLong' }],
    [
      {},
      { region: 'region.required', account: 'account.required', user: 'user.required', password: 'password.required' },
    ],
    [{ ...token, project_id: '' }, { project_id: 'project_id.required' }],
    [{ ...token, project_id: 'a/b' }, { project_id: 'project_id.characters' }],
    [{ ...token, token: '' }, { token: 'token.required' }],
    [{ ...token, token: undefined }, { token: 'token.required' }],
    [{ ...token, token: 'MII\nX-Evil: 1' }, { token: 'token.characters' }],
    [{ ...token, token: 'MIIé' }, { token: 'token.characters' }],
    [{ ...token, token: 'M'.repeat(16_385) }, { token: 'token.tooLong' }],
    [
      { ...token, project_id: undefined, token: {} },
      { project_id: 'project_id.required', token: 'token.required' },
    ],
  ])('refuses %#', (values, fieldErrors) => {
    expect(parseSignIn(values)).toEqual({ ok: false, fieldErrors });
  });

  it('takes a token of 16,384 characters', () => {
    expect(parseSignIn({ ...token, token: 'M'.repeat(16_384) }).ok).toBe(true);
  });
});
