import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SourceFailureStep } from '@/components/sources/source-failure-step';
import { explainFailure } from '@/lib/eg/explain-failure';
import { type EgFailure, refusal } from '@/lib/eg/result';
import { dictionaryOf } from '@/lib/i18n/dictionary';

function show(parts: Partial<EgFailure>) {
  const { failure } = refusal('refused', parts);
  const explained = explainFailure(failure, { operation: 'getSource', messages: dictionaryOf('en').failures });
  render(<SourceFailureStep explained={explained} path="/sources/abc" />);
}

describe('the way on from a source that could not be read', () => {
  it('signs in again, back to the source, when the token is refused', () => {
    show({ status: 401, code: 'EG.00014010' });
    const link = screen.getByRole('link', { name: 'Sign in again' });
    expect(link).toHaveAttribute('href', '/sign-in?again=1&next=%2Fsources%2Fabc');
  });

  it.each([500, 502, 429])('reads it again after %d', (status) => {
    show({ status });
    expect(screen.getByRole('link', { name: 'Try again' })).toHaveAttribute('href', '/sources/abc');
  });

  it('offers nothing that would not help where reading is forbidden', () => {
    show({ status: 403, code: 'EG.00014030' });
    expect(screen.queryByRole('link')).not.toBeInTheDocument();
  });
});
