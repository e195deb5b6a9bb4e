import { act, fireEvent, screen } from '@testing-library/react';
import { createRef, Suspense, use } from 'react';
import { expect, it, vi } from 'vitest';
import { ModalDialog } from '@/components/ui/modal-dialog';
import { forceClose, held } from '../../support/local-console';
import { renderWithTexts } from '../../support/render-with-texts';

const NOTHING = Promise.resolve();

function Part({ of }: { of: Promise<void> }) {
  use(of);
  return <p>part</p>;
}

it('is not dismissed while React hides it, because a part of it is loading', async () => {
  const onDismiss = vi.fn();
  const dialog = createRef<HTMLDialogElement>();
  const inPage = (part: Promise<void>) => (
    <Suspense fallback={<p>loading</p>}>
      <ModalDialog dialog={dialog} labelledBy="title" busy={false} onDismiss={onDismiss} onSubmit={() => {}}>
        <h2 id="title">Delete</h2>
        <Part of={part} />
      </ModalDialog>
    </Suspense>
  );
  let rerender: (page: React.ReactNode) => void = () => {};
  await act(async () => {
    ({ rerender } = renderWithTexts(inPage(NOTHING)));
  });
  const element = screen.getByRole('dialog', { name: 'Delete' });
  const part = held<void>();
  await act(async () => rerender(inPage(part.promise)));
  expect(element).not.toHaveAttribute('open');
  // The browser says so a moment later.
  fireEvent(element, new Event('close'));
  expect(onDismiss).not.toHaveBeenCalled();

  await act(async () => part.resolve());
  expect(element).toHaveAttribute('open');
  act(() => forceClose(element));
  expect(onDismiss).toHaveBeenCalledOnce();
});
