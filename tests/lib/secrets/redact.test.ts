import { describe, expect, it } from 'vitest';
import { MASK } from '@/lib/secrets/mask';
import { maskDetail, maskSecrets, maskSecretValues, strikeSecretFields } from '@/lib/secrets/redact';
import { onThisMachine } from '@/tests/support/on-this-machine';

const SECRET = 'p"a\\s/s<wörd>&\n1';

describe('maskDetail', () => {
  it('masks the three secrets and keeps the rest, whether detail is an object or a JSON string', () => {
    const detail = {
      instance_id: 'i',
      user_name: 'u',
      password: SECRET,
      access_key: 'a',
      secret_key: 's',
      enable_acl: true,
    };
    const masked = { ...detail, password: MASK, access_key: MASK, secret_key: MASK };
    expect(maskDetail(detail)).toEqual(masked);
    expect(maskDetail(JSON.stringify(detail))).toEqual(masked);
    expect(detail.password).toBe(SECRET);
  });

  it.each([
    ['upper case', { PASSWORD: SECRET }],
    ['camel case', { secretKey: SECRET }],
    ['a hyphen', { 'Access-Key': SECRET }],
    ['an inner object', { rabbit: { mq: { password: SECRET } } }],
    ['a list', { instances: [{ password: SECRET }] }],
    ['a JSON string inside', { config: JSON.stringify({ password: SECRET }) }],
    ['a JSON string inside a JSON string', { c: JSON.stringify({ d: JSON.stringify({ password: SECRET }) }) }],
    ['a cut-off JSON string inside', { config: JSON.stringify({ password: SECRET }).slice(0, -2) }],
    ['an object as its value', { password: { old: SECRET } }],
  ])('finds a secret in %s', (_what, detail) => {
    const masked = JSON.stringify([maskDetail(detail), maskDetail(JSON.stringify(detail))]);
    expect(masked).not.toContain('rd>');
    expect(masked).toContain(MASK);
  });

  it('keeps an empty or null secret, to show that it is missing', () => {
    expect(maskDetail({ password: '', secret_key: null })).toEqual({ password: '', secret_key: null });
  });

  it('masks a secret that is a number', () => {
    expect(maskDetail({ password: 123456 })).toEqual({ password: MASK });
  });

  it.each([
    [null],
    [undefined],
    [''],
    ['no JSON, password=x'],
    ['[1]'],
    ['"x"'],
    [7],
    [[{ password: 'x' }]],
    ['{"password":"x"'],
  ])('shows nothing of %j, which is not an object', (detail) => {
    expect(maskDetail(detail)).toBeNull();
  });

  it('survives nesting that would exhaust the stack', () => {
    let deep: unknown = { password: SECRET };
    for (let level = 0; level < 50_000; level += 1) deep = { inner: deep };
    expect(JSON.stringify(maskDetail(deep))).not.toContain('rd>');
  });
});

describe('maskSecrets', () => {
  it('keeps the exact text of a JSON string without secrets', () => {
    const answer = { id: '1', detail: '{ "topic" : "t" }' };
    expect(maskSecrets(answer)).toEqual(answer);
  });

  it('masks a detail that is not JSON completely', () => {
    expect(maskSecrets({ detail: 'user=u;pw=hunter2' })).toEqual({ detail: MASK });
  });
});

describe('strikeSecretFields', () => {
  it.each([
    ['plain JSON', JSON.stringify({ a: 1, password: SECRET, b: 2 })],
    ['spaced JSON', JSON.stringify({ a: 1, password: SECRET, b: 2 }, null, 2)],
    ['JSON in JSON', JSON.stringify({ detail: JSON.stringify({ password: SECRET, b: 2 }), c: 3 })],
    ['JSON in JSON in JSON', JSON.stringify([JSON.stringify({ d: JSON.stringify({ secret_key: SECRET, b: 2 }) })])],
    ['cut-off JSON', JSON.stringify({ a: 1, b: 2, password: SECRET }).slice(0, -4)],
    ['cut-off JSON in JSON', JSON.stringify({ d: JSON.stringify({ b: 2, password: SECRET }) }).slice(0, -6)],
  ])('masks the value in %s and nothing around it', (_what, text) => {
    const struck = strikeSecretFields(text);
    expect(struck).toContain(MASK);
    expect(struck).not.toMatch(/ö|s<w/);
    expect(struck).toContain('b');
    expect(struck.endsWith(text.slice(-1)) || !text.endsWith('}')).toBe(true);
  });

  it('keeps whole JSON whole', () => {
    const nested = JSON.stringify({ d: JSON.stringify({ password: 'a\\"b', topic: 't' }), id: '1' });
    const read: { d: string; id: string } = JSON.parse(strikeSecretFields(nested));
    expect([JSON.parse(read.d), read.id]).toEqual([{ password: MASK, topic: 't' }, '1']);
  });

  it('leaves text without such fields alone', () => {
    expect(strikeSecretFields('the password is wrong: "password"')).toBe('the password is wrong: "password"');
  });

  it('handles 8 MB of backslashes or of one secret in a moment', () => {
    const started = performance.now();
    strikeSecretFields('\\'.repeat(8_000_000));
    expect(strikeSecretFields(`{"password":"${'x'.repeat(8_000_000)}`)).toBe(`{"password":"${MASK}`);
    expect(performance.now() - started).toBeLessThan(onThisMachine(3000));
  });
});

describe('scrub', () => {
  it.each([
    ['plain', SECRET],
    ['in JSON', JSON.stringify({ x: SECRET })],
    ['in JSON in JSON', JSON.stringify({ x: JSON.stringify({ y: SECRET }) })],
    ['in JSON as ASCII', '{"x":"p\\"a\\\\s/s<w\\u00f6rd>&\\n1"}'],
    ['in a URL', `?pw=${encodeURIComponent(SECRET)}`],
    ['in HTML', 'p"a\\s/s&lt;wörd&gt;&amp;\n1'],
    ['in an HTML attribute', 'p&quot;a\\s/s&lt;wörd&gt;&amp;\n1'],
  ])('masks a secret %s', (_what, text) => {
    const struck = maskSecretValues(`before ${text} after`, [SECRET]);
    expect(struck).toContain(MASK);
    expect(struck).not.toMatch(/w(ö|\\u00f6|%C3%B6)rd/);
    expect(struck).toMatch(/^before .* after$/s);
  });

  it('masks all of the longer of two secrets when the shorter is part of it', () => {
    expect(maskSecretValues('pass password', ['pass', 'password'])).toBe(`${MASK} ${MASK}`);
  });

  it.each([
    ['abc1', 'wrong password abc1', `wrong password ${MASK}`],
    ['abc1', 'abc1 is wrong', `${MASK} is wrong`],
    ['abc1', 'wrong: abc1.', `wrong: ${MASK}.`],
    ['abc1', '{"pw":"abc1"}', `{"pw":"${MASK}"}`],
    ['abc1', '{"detail":"{\\"pw\\":\\"abc1\\"}"}', `{"detail":"{\\"pw\\":\\"${MASK}\\"}"}`],
    ['abc1', '"a\\nabc1\\n"', `"a\\n${MASK}\\n"`],
    ['abc1', '?pw=abc1&x=1', `?pw=${MASK}&x=1`],
    ['abc1', '%22abc1%22', `%22${MASK}%22`],
    ['abc1', '&quot;abc1&quot;', `&quot;${MASK}&quot;`],
    ['abc1', 'pw:abc1', `pw:${MASK}`],
    ['é"1', '"é\\"1"', `"${MASK}"`],
    ['123456', 'passcode 123456, again', `passcode ${MASK}, again`],
    [
      '1',
      'after 1 try, EG.00513001 of 10.1.1.1 at 10:1:05, v1.2, 2026-1-1',
      `after ${MASK} try, EG.00513001 of 10.1.1.1 at 10:1:05, v1.2, 2026-1-1`,
    ],
    ['abc1', 'xabc1 abc12 abc1-x x.abc1', 'xabc1 abc12 abc1-x x.abc1'],
    ['.', 'a. b. c', 'a. b. c'],
    ['"', '{"a":"b"}', '{"a":"b"}'],
    [',', '["a","b", 1]', '["a","b", 1]'],
  ])('strikes the short %j only as a whole word: %s', (secret, text, struck) => {
    expect(maskSecretValues(text, [secret])).toBe(struck);
  });

  it('strikes nothing out of a part that is to be kept, but a secret that the part is in', () => {
    const text = 'req eventgrid-12 of eventgrid, x-eventgrid-12-y';
    expect(maskSecretValues(text, ['eventgrid'], ['eventgrid-12'])).toBe(`req eventgrid-12 of ${MASK}, x-${MASK}-12-y`);
    expect(maskSecretValues(text, ['eventgrid-12 of'], ['eventgrid-12'])).toContain(`req ${MASK} eventgrid`);
  });

  it('strikes a token of 16,384 characters', () => {
    const token = 'M'.repeat(16_384);
    expect(maskSecretValues(`X-Auth-Token: ${token}.`, [token])).toBe(`X-Auth-Token: ${MASK}.`);
  });

  it('does not change a text without secrets, and ignores an empty secret', () => {
    expect(maskSecretValues('nothing here', ['secret', ''])).toBe('nothing here');
  });

  it('accepts a secret with a lone surrogate', () => {
    expect(maskSecretValues('a\ud800b', ['a\ud800b'])).toBe(MASK);
  });
});
