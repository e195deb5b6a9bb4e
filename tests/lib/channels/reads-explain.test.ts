import { describe, expect, it } from 'vitest';
import { channelsRead } from '@/lib/channels/reads';
import { refusal } from '@/lib/eventgrid/failures/result';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { makeSession } from '../../support/make-signed-in';

const messages = dictionaryOf('en');
const session = makeSession();

describe('channelsRead.explain', () => {
  it('for a 403, names the user, the project and the missing permission', () => {
    const { failure } = refusal('refused', { status: 403, code: 'EG.00014030' });
    const explained = channelsRead.explain(failure, { messages, session });
    expect(explained).toMatchObject({ state: 'forbidden', title: 'You don’t have permission to list channels' });
    expect(explained.text).toContain('eg:channels:list');
    expect(explained.text).toContain(session.user.name);
    expect(explained.text).toContain(session.project.name);
    expect(explained.text).not.toMatch(/\{\w+\}/);
  });

  it('explains other refusals by their cause', () => {
    const { failure } = refusal('refused', { status: 401 });
    expect(channelsRead.explain(failure, { messages, session })).toMatchObject({ state: 'signed-out' });
    expect(channelsRead.explain(refusal('timeout').failure, { messages, session })).toMatchObject({ state: 'error' });
  });
});
