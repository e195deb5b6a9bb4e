import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createSourceSchema,
  descriptionSchema,
  sourceDetailSchemas,
  sourceNameSchema,
} from '@/lib/eventgrid/schemas/source';
import { type CreateSourceValues, createSourceBody, EMPTY_CREATE_SOURCE_VALUES } from '@/lib/sources/values';
import { sourceNames } from '../../../fixtures/source-names';

const firstMessage = (result: ReturnType<typeof sourceNameSchema.safeParse>): string | null =>
  result.success ? null : (result.error.issues[0]?.message ?? 'no message');

describe('sourceNameSchema', () => {
  it('has a table of at least 60 different names', () => {
    expect(sourceNames.length).toBeGreaterThanOrEqual(60);
    expect(new Set(sourceNames.map(([name]) => name)).size).toBe(sourceNames.length);
  });

  it.each(sourceNames.map(([name, what, refusal]) => [what, name, refusal] as const))(
    'checks %s',
    (_what, name, refusal) => {
      const result = sourceNameSchema.safeParse(name);
      expect(firstMessage(result)).toBe(refusal);
      if (result.success) expect(result.data).toBe(name);
    },
  );

  it('agrees with the rule written as one regular expression on random names', () => {
    const alphabet = fc.constantFrom(...'abz019._-hcHC \nä');
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: alphabet, maxLength: 135 }), fc.string()), (name) => {
        const rule = name.length <= 128 && /^(?!hc\.)[a-z0-9][a-z0-9._-]*$/.test(name) && !name.includes('\n');
        expect(sourceNameSchema.safeParse(name).success).toBe(rule);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('descriptionSchema', () => {
  it.each([
    ['nothing', '', true],
    ['255 characters', 'a'.repeat(255), true],
    ['256 characters', 'a'.repeat(256), false],
    ['255 Chinese characters', '述'.repeat(255), true],
    ['127 emoji, 254 units', '😀'.repeat(127), true],
    ['128 emoji, 256 units', '😀'.repeat(128), false],
    ['blanks and newlines', ' \n ', true],
  ])('checks %s', (_what, text, good) => {
    expect(descriptionSchema.safeParse(text).success).toBe(good);
  });
});

const filled: CreateSourceValues = {
  name: 'orders-api',
  type: 'APPLICATION',
  channel_id: 'c-1',
  description: '',
  hosting: 'cloud',
  detail: {
    instance_id: 'i-1',
    user_name: 'rabbit',
    password: 'p ass',
    vhost_name: 'v',
    queue_name: 'q',
    namesrv_address: '10.0.0.1:8100',
    vpc_id: 'vpc-1',
    subnet_id: 'net-1',
    group: 'g',
    topic: 't',
    enable_acl: true,
    access_key: 'ak',
    secret_key: 'sk',
    ssl_enable: true,
  },
};
const base = { name: 'orders-api', channel_id: 'c-1' };

describe('createSourceBody', () => {
  it.each<[string, Partial<CreateSourceValues>, object]>([
    ['an APPLICATION as only name and channel', {}, base],
    ['a description', { description: 'Orders' }, { ...base, description: 'Orders' }],
    [
      'a RABBITMQ with all five fields',
      { type: 'RABBITMQ' },
      {
        ...base,
        type: 'RABBITMQ',
        detail: { instance_id: 'i-1', user_name: 'rabbit', password: 'p ass', vhost_name: 'v', queue_name: 'q' },
      },
    ],
    [
      'a ROCKETMQ of the cloud with its key pair',
      { type: 'ROCKETMQ' },
      {
        ...base,
        type: 'ROCKETMQ',
        detail: {
          instance_id: 'i-1',
          group: 'g',
          topic: 't',
          enable_acl: true,
          access_key: 'ak',
          secret_key: 'sk',
          ssl_enable: true,
        },
      },
    ],
    [
      'a self-hosted ROCKETMQ without ACL: address and network, no keys',
      { type: 'ROCKETMQ', hosting: 'self', detail: { ...filled.detail, enable_acl: false, ssl_enable: false } },
      {
        ...base,
        type: 'ROCKETMQ',
        detail: {
          namesrv_address: '10.0.0.1:8100',
          vpc_id: 'vpc-1',
          subnet_id: 'net-1',
          group: 'g',
          topic: 't',
          enable_acl: false,
          ssl_enable: false,
        },
      },
    ],
  ])('sends %s, and the schema accepts it unchanged', (_what, values, body) => {
    const built = createSourceBody({ ...filled, ...values });
    expect(built).toEqual(body);
    expect(createSourceSchema.parse(built)).toEqual(body);
  });
});

describe('createSourceSchema', () => {
  const pathsRefused = (values: Partial<CreateSourceValues>): string[] => {
    const result = createSourceSchema.safeParse(createSourceBody({ ...EMPTY_CREATE_SOURCE_VALUES, ...values }));
    return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).sort();
  };

  it('names every missing field of an empty RABBITMQ', () => {
    expect(pathsRefused({ ...base, type: 'RABBITMQ' })).toEqual([
      'detail.instance_id instance_id.required',
      'detail.password password.required',
      'detail.queue_name queue_name.required',
      'detail.user_name user_name.required',
      'detail.vhost_name vhost_name.required',
    ]);
  });

  it('names every missing field of an empty self-hosted ROCKETMQ with ACL', () => {
    const detail = { ...EMPTY_CREATE_SOURCE_VALUES.detail, enable_acl: true };
    expect(pathsRefused({ ...base, type: 'ROCKETMQ', hosting: 'self', detail })).toEqual([
      'detail.access_key access_key.required',
      'detail.group group.required',
      'detail.namesrv_address namesrv_address.required',
      'detail.secret_key secret_key.required',
      'detail.subnet_id subnet_id.required',
      'detail.topic topic.required',
      'detail.vpc_id vpc_id.required',
    ]);
  });

  it.each<[string, unknown]>([
    ['no channel', { name: 'a' }],
    ['an empty channel', { name: 'a', channel_id: '' }],
    ['a channel ID that changes the path', { name: 'a', channel_id: '../x' }],
    ['detail for an APPLICATION', { ...base, detail: {} }],
    ['detail for an APPLICATION by name', { ...base, type: 'APPLICATION', detail: {} }],
    ['an unknown type', { ...base, type: 'KAFKA' }],
    ['an unknown field', { ...base, label: 'x' }],
    ['a RABBITMQ without detail', { ...base, type: 'RABBITMQ' }],
    ['a password of blanks', { ...base, type: 'RABBITMQ', detail: { ...filled.detail, password: '  ' } }],
    [
      'a ROCKETMQ with ACL and no key in the body',
      {
        ...base,
        type: 'ROCKETMQ',
        detail: { instance_id: 'i', group: 'g', topic: 't', enable_acl: true, ssl_enable: false },
      },
    ],
    ['no object', 'orders-api'],
    ['null', null],
  ])('refuses %s', (_what, body) => {
    expect(createSourceSchema.safeParse(body).success).toBe(false);
  });

  it('accepts both parts of a key pair only if ACL is on', () => {
    const detail = { instance_id: 'i', group: 'g', topic: 't', enable_acl: true, ssl_enable: false };
    const body = { ...base, type: 'ROCKETMQ', detail: { ...detail, access_key: 'a', secret_key: 's' } };
    expect(createSourceSchema.safeParse(body).success).toBe(true);
  });
});

describe('the address of a name server', () => {
  const check = (namesrv_address: string) => {
    const detail = { group: 'g', topic: 't', enable_acl: false, ssl_enable: false, vpc_id: 'v', subnet_id: 's' };
    const parsed = sourceDetailSchemas.ROCKETMQ.safeParse({ ...detail, namesrv_address });
    return parsed.success ? null : parsed.error.issues.map(({ message }) => message);
  };
  it.each(['10.0.0.1:8100', 'mq.example.org:9876', '10.0.0.1:8100;10.0.0.2:8100', '[fd00::1]:8100'])(
    'is %s',
    (text) => {
      expect(check(text)).toBeNull();
    },
  );
  it.each(['http://10.0.0.1', '10.0.0.1', 'a:8100,b:8100', 'a:8100;', 'a:8100 b:8100'])('is not %s', (text) => {
    expect(check(text)).toEqual(['namesrv_address.format']);
  });
});
