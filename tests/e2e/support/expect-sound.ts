import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { bareTexts } from '../../support/translated-page';

/**
 * Expects that axe, with `rules` or all of its own, finds nothing in the current state, that nothing scrolls sideways,
 * and that no text would break the page when the browser translates it.
 */
export async function expectSound(page: Page, state: string, rules?: string[]): Promise<void> {
  // Legacy mode opens no extra page for the results; it cannot handle frames, but the console has none.
  const axe = new AxeBuilder({ page }).setLegacyMode();
  if (!rules) axe.options({ rules: { 'label-content-name-mismatch': { enabled: true } } });
  const { violations } = await (rules ? axe.withRules(rules) : axe).analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  expect(found, state).toEqual([]);
  expect(await page.evaluate(`(${bareTexts})(document.body)`), `bare texts of ${state}`).toEqual([]);
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll, `width of ${state}`).toBeLessThanOrEqual(client);
}

const NARROW = { width: 375, height: 812 };

/** Expects a state to be accessible at the current width and on a phone, and restores the width. */
export async function expectSoundAtBoth(page: Page, state: string): Promise<void> {
  await expectSound(page, state);
  const size = page.viewportSize();
  await page.setViewportSize(NARROW);
  await expectSound(page, `${state} at ${NARROW.width} px`);
  if (size !== null) await page.setViewportSize(size);
}
