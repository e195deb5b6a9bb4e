import { describe, expect, it } from 'vitest';
import { parseEnvironment } from '@/lib/config/env';

describe('parseEnvironment', () => {
  it('has defaults, and treats an empty variable as unset', () => {
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
    ['EVENTGRID_ENDPOINTS', 'not JSON'],
    ['EVENTGRID_ENDPOINTS', '[]'],
    ['EVENTGRID_ENDPOINTS', '[{"id":"a b","name":"n","eventGridUrl":"https://e","iamUrl":"https://i"}]'],
    ['LOG_LEVEL', 'loud'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    expect(() => parseEnvironment({ [name]: value })).toThrow(name);
  });

  const endpoints = (changes: Record<string, unknown>) =>
    JSON.stringify([
      { id: 'a', name: 'A', eventGridUrl: 'https://eg.example', iamUrl: 'https://iam.example', ...changes },
    ]);

  it.each([
    ['PORT', '3000abc', 'PORT must be a whole number from 0 to 65535. It is "3000abc".'],
    ['PUBLIC_ORIGIN', 'console', 'PUBLIC_ORIGIN must be an origin alone'],
    ['EVENTGRID_LOCAL', 'yes', 'EVENTGRID_LOCAL must be 1 or true, 0 or false. It is "yes".'],
    ['EVENTGRID_LOCAL_IN_PRODUCTION', '1', 'EVENTGRID_LOCAL_IN_PRODUCTION must be yes, or be left out. It is "1".'],
    ['EVENTGRID_LOCAL_PORT', '-1', 'EVENTGRID_LOCAL_PORT must be a whole number from 0 to 65535. It is "-1".'],
    ['EVENTGRID_LOCAL_TOKEN_BYTES', '2e3', 'a whole number from 64 to 16384. It is "2e3".'],
    ['EVENTGRID_LOCAL_CONTROL_PORT', 'x', 'a whole number from 0 to 65535. It is "x".'],
    ['ALLOW_HTTP_ENDPOINTS', 'on', 'ALLOW_HTTP_ENDPOINTS must be 1 or true, 0 or false. It is "on".'],
    ['EVENTGRID_DEADLINE_MS', '60000', 'a whole number from 100 to 15000. It is "60000".'],
    ['SESSION_IDLE_MINUTES', '0', 'SESSION_IDLE_MINUTES must be a whole number from 1 to 1440. It is "0".'],
    ['SESSION_MAX_HOURS', '1.5', 'SESSION_MAX_HOURS must be a whole number from 1 to 24. It is "1.5".'],
    ['SHUTDOWN_SECONDS', '30s', 'SHUTDOWN_SECONDS must be a whole number from 1 to 300. It is "30s".'],
    ['TRUSTED_PROXY_HOPS', 'true', 'TRUSTED_PROXY_HOPS must be a whole number from 0 to 10. It is "true".'],
    ['LOG_LEVEL', 'INFO', 'must be one of trace, debug, info, warn, error, fatal, silent. It is "INFO".'],
    ['METRICS_TOKEN', 'canary token of a metric', 'METRICS_TOKEN must be at least 16 characters of visible ASCII'],
    ['METRICS_TOKEN', '15-canary-chars', 'without blanks. Its value is not shown'],
    ['DATABASE_URL', 'mysql://u:canary@db/c', 'DATABASE_URL must be postgres://user:password@host:port/database'],
    ['EVENTGRID_ENDPOINTS', '{"id":"a"}', 'EVENTGRID_ENDPOINTS must be a JSON array of at least one'],
    ['EVENTGRID_ENDPOINTS', endpoints({ name: '' }), 'EVENTGRID_ENDPOINTS[0].name must be a text'],
    ['EVENTGRID_ENDPOINTS', endpoints({ iamUrl: undefined }), 'EVENTGRID_ENDPOINTS[0].iamUrl must be an address'],
    ['EVENTGRID_ENDPOINTS', endpoints({ iamUrl: undefined }), 'It is missing.'],
    ['EVENTGRID_ENDPOINTS', endpoints({ eventGridUrl: 'eg.example' }), 'It is "eg.example".'],
    ['EVENTGRID_ENDPOINTS', endpoints({ eventGridUrl: 'eg.example:443' }), 'It is "eg.example:443".'],
    ['EVENTGRID_ENDPOINTS', endpoints({ eventGridUrl: 'https:eg.example' }), 'It is "https:eg.example".'],
    ['EVENTGRID_ENDPOINTS', endpoints({ iamUrl: 'https://u:canary@iam' }), 'It is "https://…@iam".'],
    ['EVENTGRID_ENDPOINTS', endpoints({ iamUrl: 'https://iam?a=b' }), 'without user, query and fragment'],
    ...['https://iam?', 'https://iam/#', 'https://@iam', 'https:\\\\iam', 'https://i am', 'ftp://iam', 'HTTPS:iam'].map(
      (iamUrl): [string, string, string] => [
        'EVENTGRID_ENDPOINTS',
        endpoints({ iamUrl }),
        'EVENTGRID_ENDPOINTS[0].iamUrl must be an address',
      ],
    ),
    ['EVENTGRID_ENDPOINTS', endpoints({ extra: 1 }), 'EVENTGRID_ENDPOINTS[0] must be an object of id, name'],
    ['EVENTGRID_ENDPOINTS', `[${endpoints({}).slice(1, -1)},${endpoints({}).slice(1, -1)}]`, 'an id of its own'],
  ])('for %s=%s, says what it must be and what it is', (name, value, words) => {
    const read = () => parseEnvironment({ [name]: value });
    expect(read).toThrow(words);
    expect(read).not.toThrow(/canary|Invalid/);
  });

  it('has a sentence for each bad variable', () => {
    expect(() => parseEnvironment({ PORT: 'x', LOG_LEVEL: 'x' })).toThrow(/^PORT [^\n]+\.\nLOG_LEVEL [^\n]+\.$/);
  });

  it.each([
    ['https://eg.example/', 'https://iam.example//'],
    ['https://eg.example/v1', 'https://iam.example/v3'],
    ['https://eg.example//v1/', 'https://iam.example/v3/auth/tokens'],
  ])('understands the addresses %s and %s', (eventGridUrl, iamUrl) => {
    expect(
      parseEnvironment({ EVENTGRID_ENDPOINTS: endpoints({ eventGridUrl, iamUrl }) }).EVENTGRID_ENDPOINTS,
    ).toMatchObject([{ eventGridUrl: 'https://eg.example', iamUrl: 'https://iam.example' }]);
  });

  it('keeps a path before the API’s own, and any host name that a browser accepts', () => {
    const iamUrl = 'https://gateway_1.corp:8443/v1/iam';
    expect(parseEnvironment({ EVENTGRID_ENDPOINTS: endpoints({ iamUrl }) }).EVENTGRID_ENDPOINTS).toMatchObject([
      { iamUrl },
    ]);
  });

  it('reads the public origin as browsers write it', () => {
    expect(parseEnvironment({ PUBLIC_ORIGIN: 'https://My_Console.corp:443' }).PUBLIC_ORIGIN).toBe(
      'https://my_console.corp',
    );
  });

  it('has no control port by default', () => {
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
