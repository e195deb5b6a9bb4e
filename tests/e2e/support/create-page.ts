import { expect, type Page } from '@playwright/test';

/** Opens the create page and waits until its picker, and so React, is ready. */
export async function openCreate(page: Page, query = '', origin = ''): Promise<void> {
  await page.goto(`${origin}/sources/new${query}`);
  await expect(page.getByRole('combobox', { name: 'Channel' })).toHaveAttribute('role', 'combobox');
  await expect(page.locator('input#channel_id')).toBeVisible();
}

/** Picks a channel by its name, with the keyboard. */
export async function pickChannel(page: Page, name = 'orders'): Promise<void> {
  const picker = page.getByRole('combobox', { name: 'Channel' });
  await picker.fill(name);
  await page.getByRole('option', { name, exact: true }).waitFor();
  await picker.press('Enter');
  await expect(picker).toHaveValue(name);
}

let made = 0;
/** Returns a unique name. */
export const freshName = (stem: string): string => {
  made += 1;
  return `${stem}-${process.pid}-${Date.now().toString(36)}-${made}`;
};
