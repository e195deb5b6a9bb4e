import { common as en } from '@/lib/i18n/en/common';
import { common as zhCn } from '@/lib/i18n/zh-cn/common';
import { expect, test } from './support/fixtures';

test.use({ javaScriptEnabled: false });

/** The features that app/styles/base.css requires: for each of the three browsers, the newest of its oldest version. */
const FEATURES = { 'Chrome 125': 'round(', 'Firefox 128': 'rgb(from', 'Safari 17.5': 'light-dark(' };

test('a browser that is new enough neither shows nor reads out the notice', async ({ page }) => {
  await page.goto('/sign-in');
  await expect(page.getByText(en.oldBrowser)).toBeHidden();
  await expect(page.getByText(en.oldBrowser)).toHaveCount(1);
  expect(await page.locator('body').ariaSnapshot()).not.toContain(en.oldBrowser);
});

for (const [browser, feature] of Object.entries(FEATURES)) {
  test(`one older than ${browser} shows the notice, even without JavaScript`, async ({ page }) => {
    let missing = 0;
    await page.route('**/*.css', async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      missing += text.split(feature).length - 1;
      await route.fulfill({ response, body: text.replaceAll(feature, `no-${feature}`) });
    });
    await page.goto('/sign-in');
    expect(missing).toBeGreaterThan(0);
    await expect(page.getByText(en.oldBrowser)).toBeVisible();
  });
}

test.describe('in Chinese', () => {
  test.use({ locale: 'zh-CN' });

  test('one that loads no CSS shows the notice in the language of the page', async ({ page }) => {
    await page.route('**/*.css', (route) => route.abort());
    await page.goto('/sign-in');
    await expect(page.getByText(zhCn.oldBrowser)).toBeVisible();
  });
});
