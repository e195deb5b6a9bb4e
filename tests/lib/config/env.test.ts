import { describe, expect, it } from 'vitest';
import { parseEnvironment } from '@/lib/config/env';

describe('parseEnvironment', () => {
  it('has defaults, and takes an empty variable for an unset one', () => {
    expect(parseEnvironment({ PORT: '', EVENTGRID_LOCAL: '' })).toMatchObject({
      EVENTGRID_LOCAL: false,
      EVENTGRID_LOCAL_PORT: 4010,
      DATA_DIR: '.data',
      SESSION_IDLE_MINUTES: 30,
      SESSION_MAX_HOURS: 12,
      TRUSTED_PROXY_HOPS: 0,
    });
  });

  it.each([
    ['PUBLIC_ORIGIN', 'https://console.example.org/path'],
    ['PUBLIC_ORIGIN', 'console.example.org'],
    ['EVENTGRID_LOCAL', 'maybe'],
    ['EVENTGRID_LOCAL_PORT', '65536'],
    ['EVENTGRID_LOCAL_TOKEN_BYTES', '16385'],
    ['EVENTGRID_LOCAL_CONTROL_PORT', '65536'],
    ['EVENTGRID_ENDPOINTS', 'no JSON'],
    ['EVENTGRID_ENDPOINTS', '[]'],
    ['EVENTGRID_ENDPOINTS', '[{"id":"a b","name":"n","eventGridUrl":"https://e","iamUrl":"https://i"}]'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    expect(() => parseEnvironment({ [name]: value })).toThrow(name);
  });

  it('has no control port unless asked for', () => {
    expect(parseEnvironment({ EVENTGRID_LOCAL_CONTROL_PORT: '' }).EVENTGRID_LOCAL_CONTROL_PORT).toBeUndefined();
    expect(parseEnvironment({ EVENTGRID_LOCAL_CONTROL_PORT: '0' }).EVENTGRID_LOCAL_CONTROL_PORT).toBe(0);
  });

  it('reads the operator’s endpoints', () => {
    const endpoint = {
      id: 'own',
      name: 'Own',
      eventGridUrl: 'https://eg.example.org',
      iamUrl: 'https://iam.example.org',
    };
    expect(parseEnvironment({ EVENTGRID_ENDPOINTS: JSON.stringify([endpoint]) }).EVENTGRID_ENDPOINTS).toEqual([
      endpoint,
    ]);
  });
});
