import { chromium } from '@playwright/test';
import type { Driver } from './driver';

/** Starts the Chromium of the other browser tests by Playwright. */
export async function startChromium(path: string): Promise<Driver> {
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  return {
    open: async (url) => void (await page.goto(url)),
    back: async () => void (await page.goBack({ waitUntil: 'commit' })),
    run: async (work, argument) => {
      const text = JSON.stringify(JSON.stringify(argument ?? null));
      return JSON.parse(await page.evaluate(`JSON.stringify((${work})(JSON.parse(${text})) ?? null)`));
    },
    load: (script) => page.evaluate(script),
    click: ({ x, y }) => page.mouse.click(x, y),
    press: async (keys) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    resize: (width, height) => page.setViewportSize({ width, height }),
    screenshot: () => page.screenshot(),
    close: () => browser.close(),
  };
}
