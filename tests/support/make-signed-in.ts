import type { Session, SignedIn } from '@/lib/session/session';

/** Makes the result of a sign-in, for tests. */
export const makeSignedIn = (parts: Partial<SignedIn> = {}): SignedIn => ({
  endpointId: 'local',
  project: { id: '0123456789abcdef0123456789abcdef', name: 'local' },
  user: { id: 'u1', name: 'admin', domain: 'local' },
  expiresAt: null,
  token: 'MIItoken',
  ...parts,
});

/** Makes a session as pages and guards see it, for tests. */
export const makeSession = (parts: Partial<Session> = {}): Session => {
  const { token: _, ...signedIn } = makeSignedIn();
  return { id: 'a'.repeat(64), createdAt: '2026-11-24T12:00:00.000Z', ...signedIn, ...parts };
};
