import { describe, expect, it } from 'vitest';
import { explainReadFailure } from '@/lib/eventgrid/failures/read-failure';
import { type EgFailure, refusal } from '@/lib/eventgrid/failures/result';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { makeSession } from '../../../support/make-signed-in';

const explain = (parts: Partial<EgFailure>, operation: Parameters<typeof explainReadFailure>[1] = 'getSource') =>
  explainReadFailure(refusal(parts.kind ?? 'refused', parts, 0).failure, operation, {
    messages: dictionaryOf('en'),
    session: makeSession(),
    host: 'eg.example.org',
  });

describe('explainReadFailure', () => {
  it.each<[string, Partial<EgFailure>, string]>([
    ['a deleted source', { status: 404, code: 'EG.00014040' }, 'missing'],
    [
      'an ID that can be none',
      { kind: 'invalid-input', fieldErrors: { source_id: 'source_id.characters' } },
      'missing',
    ],
    ['a missing permission', { status: 403, code: 'EG.00512000' }, 'forbidden'],
    ['an expired token', { status: 401 }, 'signed-out'],
    ['an ended session', { kind: 'signed-out' }, 'signed-out'],
    ['another project', { kind: 'other-project' }, 'error'],
    ['silence', { kind: 'timeout' }, 'error'],
  ])('reports the state of %s', (_what, parts, state) => {
    expect(explain(parts).state).toBe(state);
  });

  it('names the missing permission of each read', () => {
    const forbidden = { status: 403, code: 'EG.00512000' };
    expect(explain(forbidden).text).toContain('eg:sources:get');
    expect(explain(forbidden, 'listSubscriptions').text).toContain('eg:subscriptions:list');
    expect(explain(forbidden, 'listChannels').text).toContain('eg:channels:list');
  });

  it('names IAM if it was called for projects, and no permission, because none is needed', () => {
    const context = { messages: dictionaryOf('en'), session: makeSession() };
    const { text } = explainReadFailure(refusal('timeout').failure, 'listProjects', context);
    expect(text).toContain('IAM');
    const refused = explainReadFailure(refusal('refused', { status: 403 }).failure, 'listProjects', context);
    expect(`${text} ${refused.text}`).not.toMatch(/EventGrid|eg:|\{\w+\}| {2}/);
  });

  it('passes on what a report needs', () => {
    const { report, requestId, status } = explain({ status: 500, requestId: 'r-1' });
    expect([requestId, status]).toEqual(['r-1', 500]);
    expect(report).toContain(`Project ID: ${makeSession().project.id}`);
  });
});
