import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RowMenu } from '@/components/list/row-menu';

// jsdom has neither; the browser tests check that it floats beside its button.
beforeEach(() => {
  HTMLElement.prototype.showPopover = () => {};
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      disconnect() {}
    },
  );
});

/** A row's button with its menu. */
function Row({ choose }: { choose: (item: string) => () => void }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <button type="button" onClick={({ currentTarget }) => setAnchor(currentTarget)}>
        more
      </button>
      {anchor ? (
        <RowMenu
          label="Actions for one"
          anchor={anchor}
          onClose={() => setAnchor(null)}
          items={[
            { id: 'open', icon: null, label: 'Open', href: '/things/1', onChoose: choose('open') },
            null,
            { id: 'copy', icon: null, label: 'Copy', onChoose: choose('copy') },
            { id: 'delete', icon: null, label: 'Delete', isDanger: true, onChoose: choose('delete') },
          ]}
        />
      ) : null}
    </>
  );
}

/** Opens the menu; `chosen` records what was chosen, and what had the focus then. */
async function openMenu() {
  const chosen: [item: string, focused: string | null | undefined][] = [];
  render(<Row choose={(item) => () => chosen.push([item, document.activeElement?.textContent])} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'more' }));
  return { user, chosen };
}

const item = (name: string) => screen.getByRole('menuitem', { name, hidden: true });

describe('RowMenu', () => {
  it('opens with the focus on its first item', async () => {
    await openMenu();
    expect(screen.getByRole('menu', { name: 'Actions for one', hidden: true })).toBeInTheDocument();
    expect(item('Open')).toHaveFocus();
    expect(item('Open')).toHaveAttribute('href', '/things/1');
    expect(item('Delete')).toHaveClass('danger');
  });

  it.each([
    ['{ArrowDown}', 'Copy'],
    ['{ArrowDown}{ArrowDown}{ArrowDown}', 'Open'],
    ['{ArrowUp}', 'Delete'],
    ['{End}', 'Delete'],
    ['{End}{Home}', 'Open'],
    ['x', 'Open'],
  ])('moves with %s to %s', async (keys, name) => {
    const { user } = await openMenu();
    await user.keyboard(keys);
    expect(item(name)).toHaveFocus();
  });

  it.each([
    ['Open', 'open'],
    ['Copy', 'copy'],
    ['Delete', 'delete'],
  ])('closes, returns the focus and does what is chosen: %s', async (name, what) => {
    const { user, chosen } = await openMenu();
    await user.click(item(name));
    expect(chosen).toEqual([[what, 'more']]);
    expect(screen.queryByRole('menu', { hidden: true })).not.toBeInTheDocument();
  });

  it('leaves a link opened in another tab to the browser', async () => {
    const { user, chosen } = await openMenu();
    item('Open').addEventListener('click', (event) => event.preventDefault());
    await user.keyboard('{Control>}');
    await user.click(item('Open'));
    expect(chosen).toEqual([]);
  });
});
