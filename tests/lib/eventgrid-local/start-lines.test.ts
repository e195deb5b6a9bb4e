import { describe, expect, it } from 'vitest';
import { LOCAL_PROJECT_ID } from '@/lib/eventgrid-local/seed';
import { accessLine, startLines } from '@/lib/eventgrid-local/start-lines';

const served = { url: 'http://127.0.0.1:4010', port: 4010, close: async () => {} };

describe('startLines', () => {
  it('say where everything is and who may sign in', () => {
    const text = startLines(served, '/data/a.db');
    for (const part of [
      'http://127.0.0.1:4010/openapi.json',
      'Account     local',
      'viewer (reads only)',
      'Password    eventgrid',
      `Project ID  ${LOCAL_PROJECT_ID}  (local)`,
      'Access key  LOCALADMIN  eventgrid-local-admin-secret  (admin)',
      'Access key  LOCALVIEWER  eventgrid-local-viewer-secret  (viewer)',
      'Data        /data/a.db',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('Control');
    expect(startLines({ ...served, controlUrl: 'http://127.0.0.1:4011' }, ':memory:')).toContain(
      'http://127.0.0.1:4011/faults',
    );
  });

  it('warn of a host that other machines reach, and of no other', () => {
    expect(startLines(served, ':memory:', '0.0.0.0')).toMatch(
      /Open {8}to every machine that reaches 0\.0\.0\.0: .*published/,
    );
    expect(startLines(served, ':memory:')).not.toContain('every machine');
  });

  it('say that an in-memory store keeps nothing', () => {
    expect(startLines(served, ':memory:')).toContain('gone at the end');
  });
});

describe('accessLine', () => {
  const entry = { method: 'GET', path: '/v1/p/sources', status: 200, durationMs: 3, requestId: 'r-1' };

  it('has time, request, status, duration and request ID', () => {
    expect(accessLine(new Date(0), entry)).toBe('1970-01-01T00:00:00.000Z GET /v1/p/sources 200 3 ms r-1');
  });

  it('ends with the fault that hit the request', () => {
    expect(accessLine(new Date(0), { ...entry, fault: 'html-502' })).toMatch(/ r-1 fault=html-502$/);
  });
});
