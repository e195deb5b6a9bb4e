import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { NoAnswer } from '@/components/action/no-answer';
import { RefusalView } from '@/components/action/refusal';
import { RefusalNote } from '@/components/action/refusal-note';
import { mayHaveHappened, refusedOf } from '@/components/action/refused';
import { hostSignIn, reportUpdated } from '@/lib/browser/session-signal';
import { explainRefusal } from '@/lib/eventgrid/failures/report';
import { type EgFailure, refusal, success } from '@/lib/eventgrid/failures/result';
import { dictionaryOf } from '@/lib/i18n/dictionary';
import { REFUSAL_CONTEXT } from '../../support/guard-request';
import { renderWithTexts } from '../../support/render-with-texts';

const messages = dictionaryOf('en');
const NOW = Date.parse('2026-11-24T12:00:00Z');
const TIMEOUT = { nothingChanged: false } as const;
const FORBIDDEN = {
  status: 403,
  code: 'EG.00014030',
  message: 'No permissions <b>at all</b>',
  requestId: 'r-403',
  durationMs: 87,
};

/** Makes a refusal to create a source, explained as an action does. */
function refuse(parts: Partial<EgFailure>, kind: EgFailure['kind'] = 'refused') {
  const { failure } = refusal(kind, parts, NOW);
  return { failure, ...explainRefusal(failure, { operation: 'createSource', name: 'orders-api' }, REFUSAL_CONTEXT) };
}

const noteOf = (refused: ReturnType<typeof refuse>) => renderWithTexts(<RefusalNote {...refused} />);
const viewOf = (refused: ReturnType<typeof refuse>) =>
  renderWithTexts(<RefusalView {...refused} action={<button type="button">Next step</button>} />);
const alert = () => screen.getByRole('alert');

describe('a refusal in a dialog', () => {
  it('shows fact, cause and next step, then EventGrid’s own message and the request ID', () => {
    const refused = refuse(FORBIDDEN);
    noteOf(refused);
    const { title, cause, next } = refused.explained;
    expect(within(alert()).getByRole('heading')).toHaveTextContent(title);
    expect(alert()).toHaveTextContent(`${cause} ${next}`);
    expect(alert()).toHaveTextContent('EG.00014030 No permissions <b>at all</b>');
    expect(alert()).toHaveTextContent('r-403');
  });

  it('copies the whole report with one press', async () => {
    const user = userEvent.setup();
    const refused = refuse(FORBIDDEN);
    noteOf(refused);
    await user.click(screen.getByRole('button', { name: 'Copy report' }));
    expect(await navigator.clipboard.readText()).toBe(refused.report);
    expect(refused.report).toContain('Request ID: r-403');
  });

  it('offers no step except signing in: the dialog’s own button repeats', () => {
    noteOf(refuse({ status: 429, retryAfterSeconds: 9 }));
    expect(within(alert()).getAllByRole('button')).toHaveLength(1);
  });

  it('shows only what is known if there was no answer', () => {
    const { container } = noteOf({ ...refuse({}, 'unreachable') });
    expect(container.querySelector('[data-field]')).toBeNull();
  });

  it.each([
    [refuse(FORBIDDEN), 'bad'],
    [refuse(TIMEOUT, 'timeout'), 'warn'],
  ])('distinguishes what certainly failed from what may have happened', (refused, tone) => {
    noteOf(refused);
    expect(alert()).toHaveClass(tone);
  });
});

describe('a refusal on a page', () => {
  it('shows every fact under its name, and leaves out what EventGrid did not say', () => {
    const { container } = viewOf(refuse(FORBIDDEN));
    const facts = [...container.querySelectorAll('dd')].map((fact) => [fact.dataset.field, fact.textContent]);
    expect(facts).toEqual([
      ['status', '403'],
      ['error_code', 'EG.00014030'],
      ['error_msg', 'No permissions <b>at all</b>'],
      ['request_id', 'r-403'],
      ['time', expect.stringMatching(/12:00.*87 ms/)],
    ]);
  });

  it('has one next step, the page’s own', () => {
    viewOf(refuse(FORBIDDEN));
    const next = within(alert()).getAllByRole('button', { name: /^(?!Copy)/ });
    expect(next.map(({ textContent }) => textContent)).toEqual(['Next step']);
  });

  it('copies the request ID', async () => {
    const user = userEvent.setup();
    viewOf(refuse(FORBIDDEN));
    await user.click(screen.getByRole('button', { name: 'Copy request ID' }));
    expect(await navigator.clipboard.readText()).toBe('r-403');
  });

  it('says that there is no request ID if a request was sent and not answered', () => {
    const request = { operation: 'createSource', method: 'POST', path: '/v1/p/sources' } as const;
    viewOf(refuse({ ...TIMEOUT, request }, 'timeout'));
    expect(alert()).toHaveTextContent(messages.refusal.noRequestId);
  });

  it('shows a gateway’s answer as text, never as HTML', () => {
    const body = '<h1>502</h1><script>boom()</script>';
    const { container } = viewOf(refuse({ status: 502, body, contentType: 'text/html' }));
    expect(screen.getByText(body)).toBeInTheDocument();
    expect(container.querySelector('script')).toBeNull();
  });

  it.each([
    [refuse({ status: 401 }), 'info'],
    [refuse({ status: 429 }), 'warn'],
    [refuse({ status: 504, nothingChanged: false }), 'warn'],
    [refuse({ status: 500 }), 'bad'],
  ])('has the tone of its outcome', (refused, tone) => {
    viewOf(refused);
    expect(alert()).toHaveClass(tone);
  });
});

describe('an outcome', () => {
  const outcomeOf = (refused: ReturnType<typeof refuse>) => ({
    result: { ok: false as const, failure: refused.failure },
    explained: refused.explained,
    report: refused.report,
    fieldErrors: {},
    values: {},
    submittedAt: '',
  });

  it('is not a refusal before the first press, after a success, or without an explanation', () => {
    const outcome = outcomeOf(refuse(FORBIDDEN));
    expect(refusedOf(null)).toBeNull();
    expect(refusedOf({ ...outcome, result: success(null, 'r-1') })).toBeNull();
    expect(refusedOf({ ...outcome, explained: null })).toBeNull();
    expect(refusedOf(outcome)).toMatchObject({ failure: { status: 403 }, report: outcome.report });
  });

  it('may have happened if the answer was lost, on the way to the console or to EventGrid', () => {
    expect(mayHaveHappened(null, null)).toBe(false);
    expect(mayHaveHappened(outcomeOf(refuse(FORBIDDEN)), null)).toBe(false);
    expect(mayHaveHappened(outcomeOf(refuse(FORBIDDEN)), 'gone')).toBe(true);
    expect(mayHaveHappened(outcomeOf(refuse(TIMEOUT, 'timeout')), null)).toBe(true);
  });
});

describe('a console that did not answer', () => {
  it('says what is unknown as a result', () => {
    renderWithTexts(<NoAnswer text="Saving again is safe." />);
    expect(alert()).toHaveTextContent('The console didn’t respondSaving again is safe.');
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
  });

  // Last: only a new page resets this.
  it('is newer than the page if it does not know the page’s action, and offers to reload', () => {
    const unhost = hostSignIn();
    reportUpdated();
    renderWithTexts(<NoAnswer text="Saving again is safe." />);
    expect(within(alert()).getByRole('heading')).toHaveTextContent('The console was updated');
    expect(alert()).not.toHaveTextContent('Saving again is safe.');
    expect(screen.getByRole('button', { name: 'Reload the page' })).toBeInTheDocument();
    act(unhost);
  });
});
