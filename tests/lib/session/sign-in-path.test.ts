import { describe, expect, it } from 'vitest';
import { safeNextPath } from '@/lib/session/next-path';
import { signInAgainPath, signInPath } from '@/lib/session/sign-in-path';

const paramsOf = (path: string) => new URL(path, 'https://console.example.org').searchParams;

describe('the path of the sign-in page', () => {
  it.each(['/sources', '/sources?q=a%26b&page=2', '/sources/..%2Fx'])('keeps %s unchanged', (next) => {
    expect(safeNextPath(paramsOf(signInPath(next)).get('next'))).toBe(next);
    expect(safeNextPath(paramsOf(signInAgainPath(next)).get('next'))).toBe(next);
  });

  it('says when an open session is to be replaced, and only then', () => {
    expect(paramsOf(signInAgainPath('/sources')).has('again')).toBe(true);
    expect(paramsOf(signInPath('/sources')).has('again')).toBe(false);
  });
});
