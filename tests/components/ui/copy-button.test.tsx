import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer } from '@/components/ui/announcer';
import { CopyButton } from '@/components/ui/copy-button';
import { renderWithTexts } from '../../support/render-with-texts';

const ID = '3c8f1d6e-b524-4790-a8e3-5f90c2d7146b';

function renderButton() {
  renderWithTexts(
    <>
      <dd>
        <code translate="no">{ID}</code>
        <CopyButton text={ID} what="source ID" />
      </dd>
      <Announcer />
    </>,
  );
  return screen.getByRole('button', { name: 'Copy source ID' });
}

/** What is selected when the old copy command runs; jsdom has no such command. */
let commanded: string[];
let commandWorks: boolean;
let user: ReturnType<typeof userEvent.setup>;

beforeEach(() => {
  user = userEvent.setup();
  commanded = [];
  commandWorks = true;
  document.execCommand = () => {
    const { activeElement } = document;
    commanded.push(activeElement instanceof HTMLTextAreaElement ? activeElement.value : '');
    return commandWorks;
  };
});
afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(document, 'execCommand');
});

const withoutClipboard = () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed on plain HTTP'));
};

describe('CopyButton', () => {
  it('puts exactly the text on the clipboard and says so', async () => {
    await user.click(renderButton());
    expect(await navigator.clipboard.readText()).toBe(ID);
    expect(screen.getByRole('status')).toHaveTextContent('Copied source ID');
    expect(commanded).toEqual([]);
  });

  it('uses the old command if the Clipboard API is not allowed, and keeps the focus', async () => {
    withoutClipboard();
    const button = renderButton();
    await user.click(button);
    expect(commanded).toEqual([ID]);
    expect(screen.getByRole('status')).toHaveTextContent('Copied source ID');
    expect(button).toHaveFocus();
  });

  it('selects the value and says to press Ctrl+C if neither is allowed', async () => {
    withoutClipboard();
    commandWorks = false;
    await user.click(renderButton());
    expect(window.getSelection()?.toString()).toBe(ID);
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Press Ctrl+C to copy source ID'));
  });

  it('copies from within a dialog, outside which nothing can be focused', async () => {
    withoutClipboard();
    const button = renderButton();
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    document.body.append(dialog);
    let hadArea = false;
    document.execCommand = () => {
      hadArea = dialog.querySelector('textarea') !== null;
      return true;
    };
    await user.click(button);
    expect(hadArea).toBe(true);
    dialog.remove();
  });

  it('shows that nothing was copied, in front of the dialog', async () => {
    withoutClipboard();
    commandWorks = false;
    const dialog = document.createElement('dialog');
    dialog.setAttribute('open', '');
    document.body.append(dialog);
    await user.click(renderButton());
    expect(await within(dialog).findByText('Press Ctrl+C to copy source ID')).toHaveClass('toast');
    dialog.remove();
  });

  it('takes a command that had nothing selected for a failure', async () => {
    withoutClipboard();
    const button = renderButton();
    vi.spyOn(HTMLTextAreaElement.prototype, 'focus').mockImplementation(() => {});
    vi.spyOn(HTMLTextAreaElement.prototype, 'select').mockImplementation(() => {});
    await user.click(button);
    await waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Press Ctrl+C to copy source ID'));
  });
});
