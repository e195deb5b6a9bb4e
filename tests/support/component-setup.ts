import '@testing-library/jest-dom/vitest';
import { cleanup, configure } from '@testing-library/react';
import { afterEach, expect, vi } from 'vitest';
import { bareTexts, translatedNames } from './translated-page';

afterEach(cleanup);

// A text beside an element breaks the page when the browser translates it. Checked for every component, in every state.
const bare: string[] = [];
// So does a name or an ID that is translated, for whoever copies or compares it. These are some of the tests' own.
const NAMES = /orders-api|orders2|id-orders|web-\d|c-1\d|with-\w+|p-\d\b|[0-9a-f]{8}-[0-9a-f]{4}|r-\d+\b/;
const translated = new Set<string>();
new MutationObserver((records) => {
  for (const { type, addedNodes, target } of records) {
    for (const node of addedNodes) bare.push(...bareTexts(node));
    const changed = type === 'characterData' ? [target] : addedNodes;
    for (const node of changed) for (const text of translatedNames(node, NAMES)) translated.add(text);
  }
}).observe(document, { childList: true, characterData: true, subtree: true });
afterEach(() => expect(bare.splice(0), 'texts beside elements: each needs an element of its own').toEqual([]));
afterEach(() => {
  const found = [...translated];
  translated.clear();
  expect(found, 'names and IDs that may be translated: each needs translate="no"').toEqual([]);
});

// A busy machine needs longer than the default of one second; what never comes is still reported soon enough.
configure({ asyncUtilTimeout: 20_000 });

// jsdom supports neither modal dialogs nor popovers: here they are only in the page and can be closed.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close(returnValue) {
  this.open = false;
  if (returnValue !== undefined) this.returnValue = returnValue;
};
HTMLElement.prototype.showPopover = function showPopover() {
  // Its style sheet hides every popover, even an open one.
  this.style.display = 'block';
};
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};

// Pages are mounted without Next's router: links are only rendered.
vi.mock('next/navigation', async (original) => ({
  ...(await original<typeof import('next/navigation')>()),
  useRouter: () => ({ push: () => {}, refresh: () => {} }),
}));
