import { describe, expect, it } from 'vitest';
import { createFaultSwitch } from '@/lib/eventgrid-local/faults/fault-switch';

const PATH = '/v1/p/sources';

describe('a switch', () => {
  it('has nothing on at first', () => {
    const faults = createFaultSwitch();
    expect(faults.list()).toEqual([]);
    expect(faults.take('GET', PATH)).toBeUndefined();
  });

  it('keeps rules in order until they are removed, the first that matches winning', () => {
    const faults = createFaultSwitch();
    const first = faults.add({ fault: 'hang', path: '/v1' });
    const second = faults.add({ fault: 'reset' });
    expect(first.id).not.toBe(second.id);
    expect(faults.list()).toEqual([first, second]);
    expect(faults.take('GET', PATH)?.fault).toBe('hang');
    expect(faults.take('GET', '/v3/auth/tokens')?.fault).toBe('reset');
    expect(faults.remove(first.id)).toBe(true);
    expect(faults.remove(first.id)).toBe(false);
    expect(faults.take('GET', PATH)?.fault).toBe('reset');
    faults.clear();
    expect(faults.take('GET', PATH)).toBeUndefined();
  });

  it('counts a rule down only on a hit, and drops it after the last', () => {
    const faults = createFaultSwitch();
    faults.add({ fault: 'reset', method: 'POST', times: 2 });
    expect(faults.take('GET', PATH)).toBeUndefined();
    expect(faults.take('POST', PATH)).toMatchObject({ times: 1 });
    expect(faults.list()).toMatchObject([{ times: 1 }]);
    expect(faults.take('POST', PATH)).toMatchObject({ times: 0 });
    expect(faults.list()).toEqual([]);
    expect(faults.take('POST', PATH)).toBeUndefined();
  });

  it('returns copies, so that no caller changes the active rules', () => {
    const faults = createFaultSwitch();
    faults.add({ fault: 'reset', times: 5 }).times = 1;
    for (const rule of faults.list()) rule.times = 1;
    faults.take('GET', PATH);
    expect(faults.list()).toMatchObject([{ times: 4 }]);
  });
});

describe('a path', () => {
  it.each([
    ['/', PATH],
    [PATH, PATH],
    ['/v1', PATH],
    ['/v1/', PATH],
    ['/v1/*/sources', PATH],
    ['/v1/{project_id}/sources', PATH],
    ['/v1/*/sources', `${PATH}/id`],
    ['/v1/*/sources/*', `${PATH}/id`],
  ])('%s matches %s', (path, requested) => {
    const faults = createFaultSwitch();
    faults.add({ fault: 'reset', path });
    expect(faults.take('GET', requested)).toBeDefined();
  });

  it.each([
    ['/v1/*/sources', '/v1/p/channels'],
    ['/v1/*/sources', '/v1/p/sources-of-others'],
    ['/v1/*/sources', '/v1/p/q/sources'],
    ['/v1/*/sources/*', PATH],
    ['/v1/*', '/v1'],
    ['/V1', PATH],
  ])('%s does not match %s', (path, requested) => {
    const faults = createFaultSwitch();
    faults.add({ fault: 'reset', path });
    expect(faults.take('GET', requested)).toBeUndefined();
  });
});

describe('a probability', () => {
  const hits = (probability: number, seed?: number) => {
    const faults = createFaultSwitch();
    faults.add({ fault: 'reset', probability, seed });
    return Array.from({ length: 1000 }, () => faults.take('GET', PATH) !== undefined);
  };
  const count = (all: boolean[]) => all.filter(Boolean).length;

  it('gives the same sequence for the same seed, and a different one for another seed', () => {
    expect(hits(0.3, 7)).toEqual(hits(0.3, 7));
    expect(hits(0.3, 7)).not.toEqual(hits(0.3, 8));
    expect(hits(0.3)).toEqual(hits(0.3, 0));
  });

  it.each([
    [0, 0, 0],
    [0.3, 250, 350],
    [1, 1000, 1000],
  ])('of %d hits %d to %d of 1,000 requests', (probability, min, max) => {
    expect(count(hits(probability, 1))).toBeGreaterThanOrEqual(min);
    expect(count(hits(probability, 1))).toBeLessThanOrEqual(max);
  });

  it('leaves requests that a rule misses to the next rule', () => {
    const faults = createFaultSwitch();
    faults.add({ fault: 'reset', probability: 0 });
    faults.add({ fault: 'hang' });
    expect(faults.take('GET', PATH)?.fault).toBe('hang');
  });
});
