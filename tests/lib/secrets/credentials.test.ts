import { describe, expect, it } from 'vitest';
import { secretsIn, withoutSecrets } from '@/lib/guard/form';
import { maskUrl, urlCredentials } from '@/lib/secrets/credentials';
import { MASK } from '@/lib/secrets/mask';
import { maskSecrets, secretsWithin } from '@/lib/secrets/redact';

describe('the credentials in a URL', () => {
  it.each([
    ['https://u:pw@a.example/x', `https://${MASK}@a.example/x`, ['u:pw', 'pw']],
    ['https://u@a.example', `https://${MASK}@a.example`, ['u']],
    [
      'https://a.example/x?token=t1&page=2&sig=s2#f',
      `https://a.example/x?token=${MASK}&page=2&sig=${MASK}#f`,
      ['t1', 's2'],
    ],
    ['https://a.example/u:pw@x', 'https://a.example/u:pw@x', []],
    ['u:pw@a.example', 'u:pw@a.example', []],
  ])('of %s are masked, and known', (url, masked, secrets) => {
    expect(maskUrl(url)).toBe(masked);
    expect(urlCredentials(url)).toEqual(secrets);
    expect(maskUrl(masked)).toBe(masked);
    expect(urlCredentials(masked)).toEqual([]);
  });

  it('are masked wherever a URL is in an answer, and known in a body that is sent', () => {
    const target = { detail: { url: 'https://u:canary@a.example' }, text: '{"url":"https://u:canary@a.example"}' };
    expect(JSON.stringify(maskSecrets(target))).not.toContain('canary');
    expect(secretsWithin(target)).toContain('canary');
  });

  it('do not come back with a form, and are masked in the log', () => {
    const form = new FormData();
    form.set('targets.0.url', 'https://u:canary@a.example');
    expect(secretsIn(form, ['targets.0.url'])).toContain('canary');
    const values = { targets: { 0: { url: 'https://u:canary@a.example', secret_value: 'canary' } } };
    expect(JSON.stringify(withoutSecrets(values))).not.toContain('canary');
  });
});

it('a header’s value is a secret if its flag says so, and known as one', () => {
  const headers = [
    { key: 'X-A', value: 'canary-1', is_value_secret: true },
    { key: 'X-B', value: 'canary-2', is_value_secret: 'true' },
    { key: 'X-C', value: 'open', is_value_secret: false },
  ];
  expect(maskSecrets(headers)).toEqual([{ ...headers[0], value: MASK }, { ...headers[1], value: MASK }, headers[2]]);
  expect(secretsWithin(headers)).toEqual(['canary-1', 'canary-2']);
});
