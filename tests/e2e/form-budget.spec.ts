import type { CDPSession } from '@playwright/test';
import { freshName, openCreate } from './support/create-page';
import { openEventGridApi } from './support/eventgrid-api';
import { expect, test } from './support/fixtures';

// What the browser does for a key and for a press of Create, counted, not timed: a selector that makes it style the
// whole form again, or an effect that asks for a layout, shows here on any machine. `npm run bench -- form` has the
// milliseconds.

const KEYS = 20;
/** A key that changes only texts needs none; the preview may follow once while they are typed, and once after. */
const STYLES_OF_KEYS = 3;
const MESSAGES = 8;
/** A key that shows or hides a message, and the preview after it. */
const STYLES_PER_MESSAGE = 2;
/**
 * The press, its result, the focus there, and what follows the emptied form. It was 16 while the button's colors faded.
 */
const STYLES_PER_PRESS = 7;

/** Counts the style recalculations of some work. */
async function countStyles(client: CDPSession, work: () => Promise<unknown>): Promise<number> {
  const read = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'RecalcStyleCount')?.value ?? Number.NaN;
  };
  const before = await read();
  await work();
  return (await read()) - before;
}

test('a key and a press recalculate no more styles than they must', async ({ admin: page, console_ }) => {
  const call = await openEventGridApi(console_.eventGridUrl);
  const { items = [] } = await call('GET', '/channels?provider_type=CUSTOM&limit=1');
  await openCreate(page, `?channel_id=${items[0]?.id}`);
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable');
  const name = page.getByRole('textbox', { name: 'Name', exact: true });
  const preview = page.getByRole('region', { name: 'Request that will be sent' });
  await name.focus();
  await page.keyboard.type('x');
  await expect(preview).toContainText('"x"');

  const text = 'a'.repeat(KEYS);
  const forKeys = await countStyles(client, async () => {
    await page.keyboard.type(text);
    await expect(preview).toContainText(`"x${text}"`);
  });
  expect(forKeys).toBeLessThanOrEqual(STYLES_OF_KEYS);

  await page.keyboard.press('Tab');
  await name.focus();
  await page.keyboard.press('End');
  const message = page.locator('#name-error');
  const forMessages = await countStyles(client, async () => {
    for (let shown = 0; shown < MESSAGES; shown += 2) {
      await page.keyboard.type('X');
      await expect(message).not.toBeEmpty();
      await page.keyboard.press('Backspace');
      await expect(message).toBeEmpty();
    }
  });
  expect(forMessages).toBeGreaterThanOrEqual(MESSAGES);
  expect(forMessages).toBeLessThanOrEqual(MESSAGES * STYLES_PER_MESSAGE);

  const created = freshName('styles');
  await name.fill(created);
  await expect(page.getByText('This name is free')).toBeVisible();
  await expect(preview).toContainText(created);
  const forPress = await countStyles(client, async () => {
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: `Created ${created}` })).toBeFocused();
  });
  process.stdout.write(
    `style recalculations: ${forKeys} for ${KEYS} keys, ${forMessages} for ${MESSAGES} messages, ${forPress} for a press\n`,
  );
  expect(forPress).toBeGreaterThanOrEqual(2);
  expect(forPress).toBeLessThanOrEqual(STYLES_PER_PRESS);
});
