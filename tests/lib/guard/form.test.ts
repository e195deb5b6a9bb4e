import { describe, expect, it } from 'vitest';
import { formDataBytes, formDataToValues, hasForeignFields, secretsIn, withoutSecrets } from '@/lib/guard/form';

const form = (...entries: [string, string | Blob][]): FormData => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

describe('formDataToValues', () => {
  it('nests by dots and reads checkboxes', () => {
    const posted = form(['name', 'orders'], ['detail.instance_id', 'i-1'], ['detail.enable_acl', 'on']);
    expect(formDataToValues(posted)).toEqual({ name: 'orders', detail: { instance_id: 'i-1', enable_acl: true } });
  });

  it('keeps the text "on" of every other field: a source may have that name', () => {
    expect(formDataToValues(form(['name', 'on']))).toEqual({ name: 'on' });
  });

  it("leaves out Next's own fields and files, and trims no value", () => {
    const posted = form(
      ['$ACTION_ID_40', ''],
      ['$ACTION_1:0', '{}'],
      ['$ACTION_KEY', 'k'],
      ['f', new Blob(['x'])],
      ['name', ' a '],
    );
    expect(formDataToValues(posted)).toEqual({ name: ' a ' });
  });

  it('uses the last value of a name given twice', () => {
    expect(formDataToValues(form(['type', 'a'], ['type', 'b']))).toEqual({ type: 'b' });
  });

  it('keeps every ID of several sources, one per line', () => {
    expect(formDataToValues(form(['source_id', 'a\n'], ['source_id', 'b\r\nc'], ['source_id', 'd']))).toEqual({
      source_id: '\n\nd',
    });
    expect(formDataToValues(form(['source_id', 'a'], ['source_id', 'b'], ['source_id', 'a']))).toEqual({
      source_id: 'a\nb\na',
    });
  });

  it('keeps the first when a name is both a value and a group', () => {
    expect(formDataToValues(form(['detail', 'x'], ['detail.group', 'g']))).toEqual({ detail: 'x' });
    expect(formDataToValues(form(['detail.group', 'g'], ['detail', 'x']))).toEqual({ detail: { group: 'g' } });
  });

  it.each(['__proto__.polluted', '__proto__', 'a.__proto__.polluted', 'constructor.prototype.polluted', 'prototype.a'])(
    'reaches no prototype through %j',
    (name) => {
      expect(formDataToValues(form([name, 'yes'], ['name', 'a']))).toEqual({ name: 'a' });
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
    },
  );

  it.each(['toString.a', 'hasOwnProperty', 'valueOf.b.c'])('treats the inherited name %j like any other', (name) => {
    const values = formDataToValues(form([name, 'yes']));
    expect(Object.keys(values)).toEqual([name.split('.')[0]]);
    expect(typeof Object.prototype.toString).toBe('function');
  });

  it.each(['', '.', 'a.', '.a', 'a..b', 'a.b.c.d.e.f'])('leaves out the name %j', (name) => {
    expect(formDataToValues(form([name, 'x']))).toEqual({});
  });
});

describe('formDataBytes', () => {
  it('counts names, values in UTF-8 and whole files', () => {
    expect(formDataBytes(form(['ab', 'c'], ['d', '中'], ['f', new Blob(['12345'])]))).toBe(3 + 4 + 6);
  });
});

describe('withoutSecrets', () => {
  const values = {
    name: 'orders',
    password: 'typed-password',
    token: 'MIItoken',
    passcode: '123',
    detail: {
      user_name: 'u',
      password: 'inner-password',
      access_key: 'access',
      secret_key: 'secret',
      enable_acl: true,
    },
  };

  it('copies everything except the secrets', () => {
    expect(withoutSecrets(values)).toEqual({ name: 'orders', detail: { user_name: 'u', enable_acl: true } });
  });
});

describe('secretsIn', () => {
  it('lists the secrets of the given fields, as typed and trimmed, and of no others', () => {
    const posted = form(
      ['token', ' MII\n'],
      ['token', 'x'],
      ['a.password', 'p'],
      ['detail.password', 'q'],
      ['name', 'n'],
    );
    expect(secretsIn(posted, ['name', 'token', 'detail.password'])).toEqual([' MII\n', 'MII', 'x', 'x', 'q', 'q']);
  });
});

describe('hasForeignFields', () => {
  it.each([
    ['name', false],
    ['$ACTION_ID_40', false],
    ['Name', true],
    ['name.x', true],
    ['__proto__', true],
    ['', true],
  ])('of a form with %j: %j', (name, foreign) => {
    expect(hasForeignFields(form(['name', 'a'], [name, 'b']), ['name'])).toBe(foreign);
  });
});
