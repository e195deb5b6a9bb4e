import { setTimeout as wait } from 'node:timers/promises';

/** A key is over once the preview has followed it, and before a name is looked up. */
const REST_MS = 220;
const SETTLE_MS = 700;

/** Runs in the page before its scripts: notes when the form shows a message, and the phases of a press. */
function watchForm() {
  const error = () => document.querySelector('#name-error')?.textContent;
  const until = (isSo) =>
    new Promise((done) => {
      const watch = new MutationObserver(look);
      function look() {
        if (!isSo()) return;
        watch.disconnect();
        const domAt = performance.now();
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => done({ domAt, frameAt: performance.now() });
          channel.port2.postMessage(null);
        });
      }
      watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
      look();
    });
  const isHydrated = () =>
    Object.keys(document.querySelector('#name') ?? {}).some((key) => key.startsWith('__reactProps'));
  const press = () => {
    let clickAt;
    addEventListener(
      'click',
      ({ timeStamp }) => {
        clickAt ??= timeStamp;
      },
      { capture: true },
    );
    const isPost = ({ name, startTime }) => startTime >= clickAt && new URL(name).pathname === location.pathname;
    // The browser lists a request a little after its answer was read.
    const findPost = async () => {
      const post = performance.getEntriesByType('resource').find(isPost);
      return post ?? new Promise((done) => setTimeout(done, 10)).then(findPost);
    };
    window.formPressed = until(() => clickAt && document.querySelector('[data-field="id"]')).then(async (shown) => {
      const post = await findPost();
      return {
        'click -> fetch': post.startTime - clickAt,
        'fetch -> answer': post.responseEnd - post.startTime,
        'answer -> DOM': shown.domAt - post.responseEnd,
        'DOM -> frame': shown.frameAt - shown.domAt,
      };
    });
  };
  const validates = () =>
    new Promise((done) => {
      const timer = setInterval(() => {
        if (!isHydrated()) return;
        clearInterval(timer);
        const input = document.querySelector('#name');
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(input, 'X');
        input.dispatchEvent(new Event('input', { bubbles: true }));
        input.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
        void until(error).then(done);
      }, 16);
    });
  window.formProbe = { error, isHydrated, press, validates };
}

/** Opens a page whose main thread is counted in ms on a processor, whatever else the machine does. */
async function openPage(context, { still, address }) {
  const page = await context.newPage();
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.addInitScript(watchForm);
  // The process of the origin is there before the count begins.
  await page.goto(still);
  const read = async () => {
    const { metrics } = await client.send('Performance.getMetrics');
    const value = Object.fromEntries(metrics.map((metric) => [metric.name, metric.value]));
    return {
      cpu: (value.TaskDuration - value.DevToolsCommandDuration) * 1000,
      style: value.RecalcStyleDuration * 1000,
      layout: value.LayoutDuration * 1000,
      styles: value.RecalcStyleCount,
      layouts: value.LayoutCount,
    };
  };
  /** Runs work and resolves to what it cost, and its own answer as `result`. */
  const cost = async (work) => {
    const before = await read();
    const result = await work();
    const after = await read();
    return { ...Object.fromEntries(Object.keys(after).map((key) => [key, after[key] - before[key]])), result };
  };
  return { page, cost, open: () => page.goto(address) };
}

const newContext = async (browser, { cookies }) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  if (cookies.length > 0) await context.addCookies(cookies);
  return context;
};

/** Measures a form from nothing until it validates, then once more with all files in the browser's cache. */
export async function measureLoads(browser, target, note) {
  const context = await newContext(browser, target);
  for (const temperature of ['cold', 'warm']) {
    const { page, cost, open } = await openPage(context, target);
    const { cpu } = await cost(async () => {
      await open();
      await page.evaluate(() => window.formProbe.validates());
    });
    note(`${temperature}: CPU until it validates, ms`, cpu);
    await page.close();
  }
  await context.close();
}

/** Measures keys that show and hide a message, each until the page rests. */
export async function measureKeys(browser, target, keys, note) {
  const context = await newContext(browser, target);
  const { page, cost, open } = await openPage(context, target);
  await open();
  await page.waitForFunction(() => window.formProbe.isHydrated());
  await page.focus('#name');
  await page.keyboard.type('abc');
  await page.keyboard.press('Tab');
  await wait(SETTLE_MS);
  await page.focus('#name');
  await page.keyboard.press('End');
  for (let key = 0; key < keys; key += 1) {
    for (const pressed of ['X', 'Backspace']) {
      const cpu = await cost(async () => {
        await page.keyboard.press(pressed);
        await wait(REST_MS);
      });
      const what = pressed === 'X' ? 'key with a message' : 'key without';
      note(`${what}: CPU, ms`, cpu.cpu);
      note(`${what}: style and layout, ms`, cpu.style + cpu.layout);
      note(`${what}: style recalculations`, cpu.styles);
      note(`${what}: layouts`, cpu.layouts);
    }
  }
  await context.close();
}

let made = 0;

/** Measures presses of Create by phase, from the click until the source's ID is in a frame. */
export async function measureSubmits(browser, target, presses, note) {
  const context = await newContext(browser, target);
  for (let press = 0; press < presses; press += 1) {
    const { page, cost, open } = await openPage(context, target);
    await open();
    await page.waitForFunction(() => window.formProbe.isHydrated());
    made += 1;
    await page.click('#name');
    await page.keyboard.type(`form-${process.pid}-${Date.now().toString(36)}-${made}`);
    await page.waitForFunction(target.isReady);
    await wait(SETTLE_MS);
    await page.evaluate(() => window.formProbe.press());
    const serverMs = target.serverMs();
    const { result, ...spent } = await cost(async () => {
      await page.click('button[type=submit]');
      return page.evaluate(() => window.formPressed);
    });
    for (const [phase, ms] of Object.entries(result)) note(`submit: ${phase}, ms`, ms);
    note('submit: CPU until the frame, ms', spent.cpu);
    note('submit: style and layout, ms', spent.style + spent.layout);
    note('submit: style recalculations', spent.styles);
    note('submit: layouts', spent.layouts);
    note('submit: CPU of the server, ms', target.serverMs() - serverMs);
    await page.close();
  }
  await context.close();
}
