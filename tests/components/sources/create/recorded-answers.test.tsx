import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Transport } from '@/lib/eventgrid/transport/transport';
import { failures } from '@/lib/i18n/en/failures';
import { type RecordedAnswer, recordedAnswers, responseOf } from '../../../fixtures/answers';
import { actionOver, renderCreateSource } from '../../../support/render-create-source';

vi.stubGlobal('fetch', async () => new Response('{}', { status: 503 }));

/** If the outcome is unknown, the console checks with EventGrid, which has no such source. */
const { pending } = failures.lookedUp;

const answering =
  (answer: RecordedAnswer): Transport =>
  async (_url, { method }) =>
    method === 'GET' ? Response.json({ total: 0, size: 0, items: [] }) : responseOf(answer);

const DESCRIPTION = 'kept after a refusal';

describe.each(recordedAnswers)('a create answered with: $name', (answer) => {
  it('shows EventGrid’s message and its own advice, and keeps the form', async () => {
    const { user } = await renderCreateSource({ action: actionOver(answering(answer)) });
    // By label and selector: a search by role costs more than the rest of this test.
    const [name, description] = ['Name', 'Description'].map((label) => screen.getByLabelText(label));
    const region = screen.getByLabelText('Details', { selector: 'section' });
    const field = (part: string) => region.querySelector(`[data-field="${part}"]`)?.textContent ?? null;
    if (name === undefined || description === undefined) throw new Error('the form has no such field');
    await user.click(name);
    await user.paste('orders-api');
    await user.click(description);
    await user.paste(DESCRIPTION);
    await user.click(screen.getByText('Create source', { selector: 'button[type=submit]' }));

    const { code, message, details, requestId, adviceKey, nothingChanged } = answer.expect;
    const alert = await waitFor(
      () => region.querySelector('[role=alert]') ?? Promise.reject(new Error('no refusal yet')),
    );
    expect(field('error_code')).toBe(code);
    expect(field('error_msg')).toBe(message);
    expect(field('error_details')).toBe(details);
    expect(field('status')).toBe(String(answer.status));
    expect(field('request_id')).toContain(requestId ?? 'None');

    // The texts are those of the table's own entry, places filled.
    const lost = nothingChanged ? null : pending;
    const { title, cause, next } = failures.advice[adviceKey];
    const advice = lost ? { ...lost, cause: `${cause} ${lost.cause}` } : { title, cause, next };
    const like = (text: string) =>
      new RegExp(
        text
          .split(/ ?\{\w+\}/)
          .map(literally)
          .join('.*'),
        's',
      );
    expect(alert.querySelector('h2, h3')?.textContent).toMatch(like(advice.title));
    expect(field('cause')).toMatch(like(advice.cause));
    expect(field('next')).toMatch(like(advice.next));

    expect(name).toBeInTheDocument();
    expect(name).toHaveValue('orders-api');
    expect(description).toBeInTheDocument();
    expect(description).toHaveValue(DESCRIPTION);
    if (answer.body !== '') expect(screen.getByText('Raw body')).toBeInTheDocument();
  });
});

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
