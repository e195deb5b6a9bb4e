import { describe, expect, it } from 'vitest';
import { type EgFailure, refusal } from '@/lib/eventgrid/failures/result';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { sourcesRead } from '@/lib/sources/reads';
import { makeSession } from '../../support/make-signed-in';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const failed = (parts: Partial<EgFailure>, kind: EgFailure['kind'] = 'refused') => refusal(kind, parts, NOW).failure;
const explain = (failure: EgFailure, session = makeSession(), language: 'en' | 'zh-CN' = 'en') =>
  sourcesRead.explain(failure, { messages: dictionaryOf(language), session, host: 'eg.example.org' });

describe('sourcesRead.explain', () => {
  it('names user, permission, project and account if listing is forbidden', () => {
    const explained = explain(failed({ status: 403, code: 'EG.00014030', requestId: 'r-1' }));
    expect(explained).toMatchObject({ state: 'forbidden', status: 403, code: 'EG.00014030', requestId: 'r-1' });
    expect(explained.text).toContain('admin doesn’t have eg:sources:list in project local');
    expect(explained.text).not.toMatch(/\{\w+\}/);
  });

  it('says “the account” if its name is not known', () => {
    const session = makeSession({ user: { id: 'u1', name: 'admin', domain: '' } });
    expect(explain(failed({ status: 403 }), session).text).toContain('administrator of the account');
  });

  it.each([
    ['our own session', failed({}, 'signed-out')],
    ['EventGrid’s 401', failed({ status: 401, code: 'EG.00014010' })],
  ])('reports the end of the session: %s', (_what, failure) => {
    expect(explain(failure)).toMatchObject({ state: 'signed-out', action: 'sign-in' });
  });

  it.each([
    ['no answer', failed({}, 'timeout')],
    ['no connection', failed({}, 'unreachable')],
    ['an error of EventGrid’s own', failed({ status: 500, code: 'EG.00015000' })],
    ['another project’s session', failed({}, 'other-project')],
  ])('is an error: %s, with a title, a text and a report', (_what, failure) => {
    const explained = explain(failure);
    expect(explained.state).toBe('error');
    expect(explained.title).not.toBe('');
    expect(`${explained.title} ${explained.text}`).not.toMatch(/\{\w+\}|undefined|null/);
    expect(explained.report).toContain('Time: 2026-11-24T12:00:00.000Z');
  });

  it('keeps the seconds that EventGrid tells the client to wait', () => {
    const explained = explain(failed({ status: 429, code: 'APIGW.0308', retryAfterSeconds: 7 }));
    expect(explained).toMatchObject({ state: 'error', action: 'wait', waitSeconds: 7 });
  });

  it('uses the page’s language and leaves the report in English', () => {
    const explained = explain(failed({ status: 500 }), makeSession(), 'zh-CN');
    expect(explained.title).toMatch(/\p{Script=Han}/u);
    expect(explained.report).toContain('HTTP status: 500');
  });
});
