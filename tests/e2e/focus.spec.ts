import type { Locator, Page } from '@playwright/test';
import { freshName, openCreate, pickChannel } from './support/create-page';
import { type EventGridApi, openEventGridApi } from './support/eventgrid-api';
import { expect, test } from './support/fixtures';

// The focus: visible, not under a sticky bar, not lost, and restored when something closes.

const nameField = (page: Page) => page.getByRole('textbox', { name: 'Name', exact: true });
const details = (page: Page) => page.getByRole('region', { name: 'Details' });
const chip = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name}`) });

/** Returns what covers the center of the focused element, or null if nothing does. */
const coverOf = () => {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return 'the focus is nowhere';
  const { left, top, right, bottom } = focused.getBoundingClientRect();
  const x = (Math.max(0, left) + Math.min(innerWidth, right)) / 2;
  const y = (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2;
  const hit = document.elementFromPoint(x, y);
  if (hit && focused.contains(hit)) return null;
  return `${focused.outerHTML.slice(0, 120)} is below ${hit?.outerHTML.slice(0, 120)}`;
};

/**
 * Goes through the page by Tab, or back, from one end to the other, and expects that each stop is hit at its center.
 * Returns how many there were.
 */
async function goThrough(page: Page, key: 'Tab' | 'Shift+Tab'): Promise<number> {
  // Up to the end first: only from there the next stop is the first one.
  const presses = async (look: (stop: number) => Promise<void>) => {
    for (let stop = 1; stop <= 200; stop++) {
      await page.keyboard.press(key);
      if (await page.evaluate(() => document.activeElement === document.body)) return stop - 1;
      await look(stop);
    }
    throw new Error(`${key} comes to no end`);
  };
  await presses(async () => {});
  return presses(async (stop) => expect(await page.evaluate(coverOf), `${key}, stop ${stop}`).toBeNull());
}

async function makeSources(call: EventGridApi, stem: string, count: number): Promise<string[]> {
  const { items = [] } = await call('GET', '/channels?provider_type=CUSTOM&name=orders');
  const channel_id = items[0]?.id ?? '';
  const made: string[] = [];
  for (let at = 0; at < count; at++) {
    made.push((await call('POST', '/sources', { name: freshName(stem), channel_id })).id ?? '');
  }
  return made;
}

test('nothing covers the focus in the RabbitMQ form', async ({ admin: page }) => {
  await openCreate(page);
  await page.getByRole('radio', { name: 'RabbitMQ' }).check();
  expect(await goThrough(page, 'Tab')).toBeGreaterThan(20);
  expect(await goThrough(page, 'Shift+Tab')).toBeGreaterThan(20);
  await page.setViewportSize({ width: 375, height: 800 });
  expect(await goThrough(page, 'Tab')).toBeGreaterThan(20);
});

test('nothing covers the focus in a list, below its head and above an open panel’s foot', async ({
  admin: page,
  console_,
}) => {
  const [id] = await makeSources(await openEventGridApi(console_.eventGridUrl), 'stops', 20);
  await page.goto(`/sources?q=stops&sort=name:ASC`, { waitUntil: 'networkidle' });
  expect(await goThrough(page, 'Tab')).toBeGreaterThan(60);
  expect(await goThrough(page, 'Shift+Tab')).toBeGreaterThan(60);
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto(`/sources/${id}`, { waitUntil: 'networkidle' });
  await details(page).getByRole('button', { name: 'Edit', exact: true }).click();
  // The form loads with the press and takes the focus when it is there.
  await expect(details(page).getByRole('textbox', { name: 'Description' })).toBeFocused();
  expect(await goThrough(page, 'Tab')).toBeGreaterThan(4);
});

test('a press works even if the field that loses the focus is wrong', async ({ admin: page }) => {
  await openCreate(page);
  const create = page.getByRole('button', { name: 'Create source' });
  const summary = page.getByRole('alert').filter({ hasText: 'There is a problem' });
  const picker = page.getByRole('combobox', { name: 'Channel' });
  await nameField(page).fill(freshName('press'));
  await create.click();
  await expect(summary).toBeFocused();
  await pickChannel(page);
  // Corrected errors stay listed until the next press: nothing moves while the user corrects the fields.
  await expect(summary).toBeVisible();
  await picker.fill('');
  const box = await create.boundingBox();
  await page.mouse.move((box?.x ?? 0) + 20, (box?.y ?? 0) + 10);
  await page.mouse.down();
  // A press lasts about 100 ms, in which the page renders several times.
  for (let frame = 0; frame < 6; frame++) await page.evaluate(() => new Promise(requestAnimationFrame));
  expect(await create.boundingBox()).toEqual(box);
  await page.mouse.up();
  await expect(summary).toBeFocused();
});

/** Expects that each choice of the open popover is fully visible and not covered. */
async function expectAllShown(open: Locator): Promise<void> {
  await expect(open).toBeVisible();
  const items = open.locator('a, button, input:not([type=hidden]), label, [role=menuitem], [role=option]');
  await expect(items.first()).toBeVisible();
  for (const item of await items.all()) {
    await item.scrollIntoViewIfNeeded();
    await expect(item).toBeInViewport({ ratio: 1 });
    const isHit = await item.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      const hit = document.elementFromPoint(left + width / 2, top + height / 2);
      return hit !== null && (element.contains(hit) || hit.contains(element));
    });
    expect(isHit, await item.evaluate((element) => element.outerHTML.slice(0, 120))).toBe(true);
  }
}

test('every popover shows all its choices; Escape returns the focus, Tab continues from its button', async ({
  admin: page,
  console_,
}) => {
  await makeSources(await openEventGridApi(console_.eventGridUrl), 'menus', 1);
  await page.goto('/sources?q=menus', { waitUntil: 'networkidle' });
  const popover = page.locator('.popover.float');
  const openers: Record<string, Locator> = {
    Channel: chip(page, 'Channel'),
    Provider: chip(page, 'Provider'),
    Type: chip(page, 'Type'),
    view: page.getByRole('button', { name: 'Columns, density and time' }),
    row: page.getByRole('button', { name: /^Actions for menus/ }).first(),
    project: page.getByRole('button', { name: /Switch project/ }).first(),
  };
  for (const [name, opener] of Object.entries(openers)) {
    await opener.click();
    await expectAllShown(popover);
    await page.keyboard.press('Escape');
    await expect(popover, name).toHaveCount(0);
    await expect(opener, name).toBeFocused();

    await page.keyboard.press('Tab');
    const next = await page.evaluateHandle(() => document.activeElement);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(popover.locator(':focus'), name).toBeVisible();
    for (let stop = 0; stop < 40 && (await popover.count()) > 0; stop++) {
      await page.keyboard.press('Tab');
      await page.evaluate(() => new Promise(requestAnimationFrame));
    }
    await expect(popover, name).toHaveCount(0);
    expect(await page.evaluate((element) => document.activeElement === element, next), `Tab after ${name}`).toBe(true);

    await opener.press('Enter');
    await expect(popover.locator(':focus'), name).toBeVisible();
    await page.keyboard.press('Shift+Tab');
    await expect(popover, name).toHaveCount(0);
    await expect(opener, name).toBeFocused();
  }
  await page.setViewportSize({ width: 375, height: 800 });
  const menu = page.locator('#menu');
  await page.getByRole('button', { name: 'Menu', exact: true }).click();
  await expectAllShown(menu);
  expect((await menu.boundingBox())?.height).toBeLessThan(200);
  // Tab goes through it and, past its end or its button, leaves no open menu behind.
  const isInMenu = () => page.evaluate(() => document.activeElement?.closest('#menu') !== null);
  await page.keyboard.press('Tab');
  expect(await isInMenu()).toBe(true);
  for (let stop = 0; stop < 10 && (await isInMenu()); stop++) await page.keyboard.press('Tab');
  await expect(menu).toBeHidden();
  await page.getByRole('button', { name: 'Menu', exact: true }).press('Enter');
  await expect(menu).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(menu).toBeHidden();
});

test('the channel filter loses no letter, keeps the caret and closes on Escape', async ({ admin: page }) => {
  await page.goto('/sources', { waitUntil: 'networkidle' });
  await chip(page, 'Channel').click();
  const search = page.getByRole('combobox', { name: 'Search channels by name' });
  await expect(search).toBeFocused();
  // As fast as a barcode scanner, between two frames.
  await search.evaluate((input: HTMLInputElement) => {
    for (const letter of 'orders-of-yesterday') document.execCommand('insertText', false, letter);
    input.setSelectionRange(0, 0);
    for (const letter of 'all-') document.execCommand('insertText', false, letter);
  });
  await expect(search).toHaveValue('all-orders-of-yesterday');
  await page.keyboard.type('my-', { delay: 40 });
  await expect(search).toHaveValue('all-my-orders-of-yesterday');
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);
  await expect(chip(page, 'Channel')).toBeFocused();
});

test('the focus is on the source after saving an edit, and on its row after closing the panel', async ({
  admin: page,
  console_,
}) => {
  const [id] = await makeSources(await openEventGridApi(console_.eventGridUrl), 'saved', 1);
  await page.goto('/sources?q=saved', { waitUntil: 'networkidle' });
  const row = page.locator(`[data-id="${id}"]`);
  await row.click();
  const heading = details(page).getByRole('heading', { level: 2 });
  for (const text of ['once', 'twice', 'three times', 'four times']) {
    await details(page).getByRole('button', { name: 'Edit', exact: true }).click();
    await details(page).getByRole('textbox', { name: 'Description' }).fill(text);
    await details(page).getByRole('button', { name: 'Save', exact: true }).click();
    await expect(details(page).locator('[data-field=description]')).toHaveText(text);
    await expect(heading).toBeFocused();
  }
  await page.getByRole('link', { name: 'Close' }).click();
  await expect(row).toBeFocused();
  await expect(row).toHaveCSS('outline-style', 'solid');
});

test('the toolbar of selected rows is one line at 1280 px, whatever the font', async ({ admin: page, console_ }) => {
  await makeSources(await openEventGridApi(console_.eventGridUrl), 'chosen', 2);
  await page.goto('/sources?q=chosen', { waitUntil: 'networkidle' });
  await page.getByRole('checkbox', { name: /all/ }).check();
  const bar = page.locator('.bar.selection');
  await expect(bar).toBeVisible();
  const tops = await bar.locator('> *').evaluateAll((parts) =>
    parts.map((part) => {
      const { top, height } = part.getBoundingClientRect();
      return Math.round(top + height / 2);
    }),
  );
  expect(new Set(tops).size).toBe(1);
});
