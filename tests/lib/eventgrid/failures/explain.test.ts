import { describe, expect, it } from 'vitest';
import { ADVICE_ACTIONS } from '@/lib/eventgrid/failures/advice-actions';
import { explainFailure } from '@/lib/eventgrid/failures/explain';
import { type EgFailure, refusal } from '@/lib/eventgrid/failures/result';
import { failures as en } from '@/lib/i18n/en/failures';
import { failures as zh } from '@/lib/i18n/zh-cn/failures';

const makeFailure = (parts: Partial<EgFailure>): EgFailure => refusal(parts.kind ?? 'refused', parts, 0).failure;
const languages = { en, 'zh-CN': zh };

describe('explainFailure', () => {
  it('states the name, the cause, what was not done, the fix and the permission', () => {
    const failure = makeFailure({ status: 400, code: 'EG.00513001' });
    expect(explainFailure(failure, { operation: 'createSource', messages: en, name: 'orders-api' })).toEqual({
      key: 'nameTaken',
      name: 'orders-api',
      title: 'The name orders-api is taken',
      cause:
        'A source with this name exists in your account. Names are unique across channels and projects. Nothing was created.',
      next: 'Choose another name.',
      action: 'focus-name',
      actionLabel: 'Change the name',
      waitSeconds: null,
    });
  });

  it('reads well if no name is known', () => {
    const taken = makeFailure({ status: 400, code: 'EG.00513001' });
    expect(explainFailure(taken, { operation: 'createSource', messages: en }).title).toBe('The name is taken');
    const lost = makeFailure({ kind: 'timeout', nothingChanged: false });
    expect(explainFailure(lost, { operation: 'createSource', messages: en })).toMatchObject({
      next: 'Check the list for it before you create it again.',
      actionLabel: 'Open the list',
    });
  });

  it.each([
    ['createSource', 'eg:sources:create'],
    ['createChannel', 'eg:channels:create'],
    ['listChannels', 'eg:channels:list'],
    ['updateSource', 'eg:sources:update'],
    ['deleteSource', 'eg:sources:delete'],
    ['updateChannel', 'eg:channels:update'],
    ['deleteChannel', 'eg:channels:delete'],
    ['listSubscriptions', 'eg:subscriptions:list'],
  ] as const)('names the missing permission of %s on 403', (operation, action) => {
    for (const messages of Object.values(languages)) {
      const explained = explainFailure(makeFailure({ status: 403 }), { operation, messages });
      expect(explained.next).toContain(action);
    }
  });

  it('says how long to wait: the time from the answer, or 5 s', () => {
    const options = { operation: 'createSource', messages: en } as const;
    const explained = explainFailure(makeFailure({ status: 429, retryAfterSeconds: 12 }), options);
    expect([explained.waitSeconds, explained.next, explained.actionLabel]).toEqual([
      12,
      'Wait 12 s. The console never repeats a create on its own.',
      'Create again',
    ]);
    expect(explainFailure(makeFailure({ status: 429 }), options).waitSeconds).toBe(5);
    const read = explainFailure(makeFailure({ status: 429 }), { ...options, operation: 'listSources' });
    expect([read.next, read.actionLabel]).toEqual(['Wait 5 s.', 'Try again']);
  });

  it('keeps the wait that a lost answer required, while it is checked and after', () => {
    const check = { checks: 1, writeId: 'w', other: null, current: null };
    const waitOf = (verdict: 'unknown' | 'not-done', parts: Partial<EgFailure>) => {
      const lostWriteCheck = { ...check, verdict, nextCheckMs: verdict === 'unknown' ? 3000 : null };
      return explainFailure(makeFailure({ nothingChanged: false, ...parts, lostWriteCheck }), {
        operation: 'createSource',
        messages: en,
      });
    };
    expect(waitOf('unknown', { status: 429, retryAfterSeconds: 60 })).toMatchObject({
      title: 'We couldn’t confirm whether it was created',
      action: 'look-again',
      waitSeconds: 60,
    });
    expect(waitOf('not-done', { status: 503, retryAfterSeconds: 9 })).toMatchObject({
      action: 'retry',
      waitSeconds: 9,
    });
    expect(waitOf('unknown', { status: 502 }).waitSeconds).toBeNull();
  });

  it.each([
    [90, 'Wait 90 s.', '等待 90 秒。'],
    [91, 'Wait 2 minutes.', '等待 2 分钟。'],
    [86_400, 'Wait 24 hours.', '等待 24 小时。'],
    [259_200, 'Wait 3 days.', '等待 3 天。'],
  ])('says a wait of %i s in words', (retryAfterSeconds, english, chinese) => {
    const failure = makeFailure({ status: 429, retryAfterSeconds });
    const said = [en, zh].map((messages) => explainFailure(failure, { operation: 'listSources', messages }).next);
    expect(said).toEqual([english, chinese]);
  });

  it('says of a write alone that a second one does no harm', () => {
    const failure = makeFailure({ status: 500, code: 'EG.00015000' });
    const textOf = (operation: 'createSource' | 'listSources') =>
      explainFailure(failure, { operation, messages: en }).next;
    expect(textOf('createSource')).toContain('Names are unique');
    expect(textOf('listSources')).toBe('Try again in a moment. If this keeps happening, send the report to support.');
  });

  it('names IAM if IAM was called', () => {
    const textOf = (operation: 'signIn' | 'listSources') =>
      explainFailure(makeFailure({ status: 502 }), { operation, messages: en }).title;
    expect([textOf('signIn'), textOf('listSources')]).toEqual([
      'A gateway couldn’t reach IAM',
      'A gateway couldn’t reach EventGrid',
    ]);
  });

  it('says that nothing was created only if the create certainly had no effect', () => {
    const textOf = (failure: EgFailure, operation: 'createSource' | 'listSources') =>
      explainFailure(failure, { operation, messages: en, host: 'eg.example.org' }).cause;
    expect(textOf(makeFailure({ kind: 'unreachable' }), 'createSource')).toBe(
      'The console couldn’t connect to eg.example.org, so nothing was sent. Nothing was created.',
    );
    expect(textOf(makeFailure({ kind: 'unreachable' }), 'listSources')).not.toContain('created');
    expect(textOf(makeFailure({ kind: 'timeout', nothingChanged: false }), 'createSource')).not.toContain('Nothing');
  });

  it.each([
    ['createSource', 'created', 'Check the list for s-1 before you create it again.', 'look-up', 'Create again'],
    ['updateSource', 'saved', 'Reload s-1 and compare before you save it again.', 'reload', 'Save again'],
    ['updateChannel', 'saved', 'Reload s-1 and compare before you save it again.', 'reload', 'Save again'],
    ['deleteSource', 'deleted', 'Check the list for s-1 before you delete it again.', 'look-up', 'Delete again'],
    ['deleteChannel', 'deleted', 'Check the list for s-1 before you delete it again.', 'look-up', 'Delete again'],
  ] as const)('describes %s in its own words', (operation, done, next, action, again) => {
    const options = { operation, messages: en, name: 's-1' };
    const unknown = explainFailure(makeFailure({ kind: 'timeout', nothingChanged: false }), options);
    expect(unknown).toMatchObject({ title: `We couldn’t confirm whether it was ${done}`, next, action });
    const without = explainFailure(makeFailure({ kind: 'unreachable' }), options);
    expect([without.cause, without.actionLabel]).toEqual([expect.stringContaining(`Nothing was ${done}.`), again]);
  });

  it('puts a name into the text unchanged, whatever characters it has', () => {
    const failure = makeFailure({ status: 400, code: 'EG.00513001' });
    const name = '$& {host} <b>';
    expect(explainFailure(failure, { operation: 'createSource', messages: en, name }).title).toContain(name);
  });
});

describe.each(Object.entries(languages))('the texts in %s', (_language, messages) => {
  const advices = Object.entries(messages.advice);

  it('explain every advice, and no other', () => {
    expect(Object.keys(messages.advice).sort()).toEqual(Object.keys(ADVICE_ACTIONS).sort());
  });

  it('use no unfilled placeholder', () => {
    const words = ['done', 'look', 'repeat', 'once', 'twice'];
    const known = ['name', 'it', 'host', 'service', 'action', 'status', 'seconds', ...words];
    for (const match of JSON.stringify(messages.advice).matchAll(/\{(\w+)\}/g)) expect(known).toContain(match[1]);
  });

  it('do not apologize or blame anyone', () => {
    const words = JSON.stringify(messages);
    expect(words).not.toMatch(/please|sorry|oops|invalid|illegal|非法|抱歉|对不起|无效的|请您/i);
  });

  it('give no two pieces of advice the same cause', () => {
    const causes = advices.map(([, { cause }]) => cause);
    expect(new Set(causes).size).toBe(causes.length);
  });

  it('end sentences with a full stop and titles without', () => {
    for (const [, { title, cause, next }] of advices) {
      expect(title).not.toMatch(/[.。]$/);
      expect(cause).toMatch(/[.。]$/);
      expect(next).toMatch(/([.。]|\{once\})$/);
    }
    for (const { once, twice } of Object.values(messages.writes))
      for (const text of [once, twice]) expect(text).toMatch(/[.。]$/);
  });
});

it('the two languages use the same placeholders', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([match]) => match).sort();
  for (const [key, text] of Object.entries(en.advice)) {
    const other = Object.entries(zh.advice).find(([name]) => name === key)?.[1];
    for (const part of ['title', 'cause', 'next'] as const) {
      expect([key, part, placeholders(other?.[part] ?? '')]).toEqual([key, part, placeholders(text[part])]);
    }
  }
});
