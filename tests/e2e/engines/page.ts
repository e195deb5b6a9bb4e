import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Driver, Point } from './drivers/driver';

/** What a step is about: an element by role and name, by its label or by CSS, of those that match the first. */
export type Target = ({ role: string; name?: string } | { label: string } | { css: string }) & {
  /** Looks inside the element with this CSS selector alone. */
  within?: string;
};

/** What is seen of an element. */
export type Sight = {
  /** Its middle, once it was brought into view. */
  at: Point;
  /** Whether it was in view as it was found. */
  isInView: boolean;
  /** Whether a click at its middle reaches it: nothing covers it. */
  isOnTop: boolean;
  isFocused: boolean;
  text: string;
  value: string;
  height: number;
};

// What is evaluated in the page: a function there sees nothing of this module.
type TestingLibrary = {
  queryAllByRole(root: Element, role: string, options: { name?: string }): HTMLElement[];
  queryAllByLabelText(root: Element, label: string): HTMLElement[];
};

const LIBRARY = readFileSync(
  createRequire(import.meta.url).resolve('@testing-library/dom/dist/@testing-library/dom.umd.min.js'),
  'utf8',
);

/**
 * Looks for an element that is shown, and brings it into view unless it `stays` where it is. Returns null when there is
 * none. Names are exact.
 */
export async function look(driver: Driver, target: Target, { stays = false } = {}): Promise<Sight | null> {
  const seen = await driver.run(lookInPage, { target, stays });
  if (seen !== 'no library') return seen;
  await driver.load(LIBRARY);
  return look(driver, target, { stays });
}

function lookInPage({ target, stays }: { target: Target; stays: boolean }): Sight | null | 'no library' {
  const { TestingLibraryDom } = globalThis as { TestingLibraryDom?: TestingLibrary };
  if (TestingLibraryDom === undefined) return 'no library';
  const { queryAllByRole, queryAllByLabelText } = TestingLibraryDom;
  const root = target.within === undefined ? document.body : document.querySelector(target.within);
  if (root === null) return null;
  const found =
    'role' in target
      ? queryAllByRole(root, target.role, target.name === undefined ? {} : { name: target.name })
      : 'label' in target
        ? queryAllByLabelText(root, target.label)
        : [...root.querySelectorAll<HTMLElement>(target.css)];
  const element = found.find((one) => one.getClientRects().length > 0);
  if (element === undefined) return null;
  const { top, bottom } = element.getBoundingClientRect();
  const isInView = top >= 0 && bottom <= window.innerHeight;
  if (!isInView && !stays) element.scrollIntoView({ block: 'center' });
  const { x, y, width, height } = element.getBoundingClientRect();
  const at = { x: x + width / 2, y: y + height / 2 };
  const hit = document.elementFromPoint(at.x, at.y);
  // The click on a label is one on what it is for.
  const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
  return {
    at,
    isInView,
    isOnTop: [element, ...labels].some((one) => one.contains(hit)),
    isFocused: document.activeElement === element,
    text: element.textContent,
    value: 'value' in element ? String(element.value) : '',
    height,
  };
}

/** Returns the page's path and search. */
export const pathOf = (driver: Driver): Promise<string> =>
  driver.run(() => `${window.location.pathname}${window.location.search}`, null);

/** Tells what has the focus, for a message. */
export const focusOf = (driver: Driver): Promise<string> =>
  driver.run(() => (document.activeElement?.cloneNode(false) as Element | undefined)?.outerHTML ?? 'nothing', null);

/** Returns the page's width as far as it scrolls, and the window's. */
export const widthsOf = (driver: Driver): Promise<number[]> =>
  driver.run(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth], null);

/** Counts the icons that are shown, and of these the ones whose shapes have come from their file. */
export const countIcons = (driver: Driver): Promise<{ shown: number; drawn: number }> =>
  driver.run(() => {
    const shown = [...document.querySelectorAll('use')].filter((use) => use.ownerSVGElement?.getClientRects().length);
    return { shown: shown.length, drawn: shown.filter((use) => use.getBBox().width > 0).length };
  }, null);
