import type { Page } from '@playwright/test';

/** What a user does, and what the page shows once it is done. */
type Deed = { press: string } | { type: string };
type Shown = { rows: number; name?: string } | { panel: true };

const SILENT_MS = 15_000;

/**
 * Presses or types in the page and waits, frame by frame, until the list shows other rows (this many, this name first)
 * or the panel its source. Returns the milliseconds from the input to that frame; rejects after 15 s.
 */
export function untilShown(page: Page, deed: Deed, shown: Shown): Promise<number> {
  return page.evaluate(
    async ({ deed, shown, silentMs }) => {
      const firstName = () => document.querySelector('main tbody tr .name')?.textContent ?? '';
      const before = firstName();
      const isShown = () => {
        if ('panel' in shown) return document.querySelector('section[aria-label=Details] [data-field=id]') !== null;
        const rows = document.querySelectorAll('main tbody tr').length;
        return rows === shown.rows && (shown.name === undefined ? firstName() !== before : firstName() === shown.name);
      };
      const started = performance.now();
      if ('press' in deed) document.querySelector<HTMLElement>(deed.press)?.click();
      else {
        const input = document.querySelector<HTMLInputElement>('input[type=search]');
        // React tracks the value through the prototype's setter.
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, deed.type);
        input?.dispatchEvent(new Event('input', { bubbles: true }));
      }
      while (!isShown()) {
        if (performance.now() - started > silentMs) throw new Error(`nothing came of ${JSON.stringify(deed)}`);
        await new Promise(requestAnimationFrame);
      }
      return performance.now() - started;
    },
    { deed, shown, silentMs: SILENT_MS },
  );
}
