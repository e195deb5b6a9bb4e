import { screen, waitFor } from '@testing-library/react';
import type { ComponentProps } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import type { SourceStatus } from '@/components/sources/source-status';
import { makePage, renderSourcesList } from '../../../support/render-sources-list';

/** One entry for each render of a row. */
const drawn: unknown[] = [];
vi.mock('@/components/sources/source-status', async (original) => {
  const real = await original<{ SourceStatus: typeof SourceStatus }>();
  return {
    SourceStatus: (props: ComponentProps<typeof SourceStatus>) => {
      drawn.push(props.status);
      return <real.SourceStatus {...props} />;
    },
  };
});
vi.mock('next/navigation', () => import('../../../support/history-search-params'));
Element.prototype.scrollIntoView = () => {};
afterEach(() => vi.unstubAllGlobals());

it('rerenders no row while another query is loading, and one row for its checkbox', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { received, user, names } = await renderSourcesList({
    first: makePage(['a', 'b', 'c'], { total: 45 }),
    onOpen: () => {},
    onDelete: () => {},
    later: async () => {
      await held;
      return makePage(['u'], { total: 45, page: 2 });
    },
  });
  expect(drawn.length).toBeGreaterThanOrEqual(3);
  drawn.length = 0;
  await user.click(screen.getByRole('link', { name: 'Next' }));
  await waitFor(() => expect(received).toHaveLength(1));
  expect(screen.getByRole('table').parentElement).toHaveAttribute('aria-busy', 'true');
  expect(drawn).toHaveLength(0);
  await user.click(screen.getByRole('checkbox', { name: 'Select b' }));
  expect(drawn).toHaveLength(1);
  release();
  await waitFor(() => expect(names()).toEqual(['u']));
  expect(drawn).toHaveLength(2);
});
