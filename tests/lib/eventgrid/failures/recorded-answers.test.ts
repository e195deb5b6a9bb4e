import { describe, expect, it } from 'vitest';
import { openEventGrid } from '@/lib/eventgrid/client';
import { adviceKeyFor } from '@/lib/eventgrid/failures/advice';
import { explainFailure } from '@/lib/eventgrid/failures/explain';
import { failureReport } from '@/lib/eventgrid/failures/report';
import { failures as en } from '@/lib/i18n/en/failures';
import { failures as zh } from '@/lib/i18n/zh-cn/failures';
import { recordedAnswers, responseOf } from '../../../fixtures/answers';

const TOKEN = 'MIIcanary-token';
const input = { name: 'orders-api', channel_id: 'c-1' };

function eventGridAnswering(answer: Parameters<typeof responseOf>[0]) {
  return openEventGrid({
    transport: () => responseOf(answer),
    endpoint: { id: 'r', name: 'r', eventGridUrl: 'https://eg.example.org', iamUrl: 'https://iam.example.org' },
    projectId: 'p-1',
    token: TOKEN,
    now: () => Date.UTC(2026, 10, 24),
  });
}

describe.each(recordedAnswers)('a create answered with: $name', (answer) => {
  it('becomes a failure with its own message, request ID and advice', async () => {
    const result = await eventGridAnswering(answer).createSource(input);
    if (result.ok) throw new Error('the answer was taken for a success');
    const { adviceKey, ...words } = answer.expect;
    expect(result.failure).toMatchObject({ ...words, status: answer.status });
    // Response.text() removes a byte order mark.
    expect(result.failure.body).toBe(answer.body === '' ? null : answer.body.replace('\ufeff', ''));
    expect(adviceKeyFor(result.failure, 'createSource')).toBe(adviceKey);
  });

  it('is fully explained and reported in both languages', async () => {
    const result = await eventGridAnswering(answer).createSource(input);
    if (result.ok) throw new Error('the answer was taken for a success');
    for (const messages of [en, zh]) {
      const explained = explainFailure(result.failure, { operation: 'createSource', messages, name: input.name });
      for (const text of [explained.title, explained.cause, explained.next, explained.actionLabel]) {
        expect(text).toMatch(/\S/);
        expect(text).not.toMatch(/[{}]|undefined|null/);
      }
      expect(explained.cause.includes(messages === en ? 'Nothing was created' : '未创建任何资源')).toBe(
        answer.expect.nothingChanged,
      );
    }
    const report = failureReport(result.failure, { endpointId: 'cn-north-4', projectId: 'p-1' });
    expect(report).toContain('Request: POST /v1/p-1/sources');
    expect(report).toContain(`HTTP status: ${answer.status}`);
    for (const word of [answer.expect.code, answer.expect.message, answer.expect.requestId]) {
      if (word !== null) expect(report).toContain(word);
    }
    expect(report).not.toContain(TOKEN);
  });
});

describe('the table of recorded answers', () => {
  it('has at least 40 answers with unique names', () => {
    expect(recordedAnswers.length).toBeGreaterThanOrEqual(40);
    expect(new Set(recordedAnswers.map(({ name }) => name)).size).toBe(recordedAnswers.length);
  });

  it('gives each code its own advice', () => {
    const codesByAdvice = new Map<string, Set<string>>();
    for (const { status, expect: wanted } of recordedAnswers) {
      if (!wanted.code || !/^(EG|APIGW?|IAM)\.\d+$/.test(wanted.code) || wanted.code === 'EG.99999999') continue;
      const code = `${wanted.code.replace('APIG.', 'APIGW.')}${wanted.code.endsWith('.0201') ? ` ${status}` : ''}`;
      codesByAdvice.set(wanted.adviceKey, (codesByAdvice.get(wanted.adviceKey) ?? new Set()).add(code));
    }
    expect(codesByAdvice.size).toBeGreaterThanOrEqual(30);
    for (const [advice, codes] of codesByAdvice) expect([advice, [...codes]]).toEqual([advice, [[...codes][0]]]);
  });
});
