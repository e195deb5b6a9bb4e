import type { Driver } from './drivers/driver';
import type { Step } from './journey';
import { countIcons, focusOf, look, pathOf, type Sight, type Target, widthsOf } from './page';

/** What a step may need besides the browser. */
export type World = {
  origin: string;
  /** Keeps POSTs to this path from the console until the returned function lets them through. */
  hold(path: string): () => void;
  /** Keeps a picture of what the window shows. */
  keep(name: string, picture: Buffer): void;
};

const PATIENCE_MS = 15_000;
const PAUSE_MS = 30;
const MOST_TABS = 80;

/** Does one step, and waits for what it needs to be there. Rejects with what was seen instead. */
export async function walk(driver: Driver, world: World, step: Step): Promise<void> {
  if ('open' in step) return driver.open(`${world.origin}${step.open}`);
  if ('goBack' in step) return driver.back();
  if ('click' in step) return driver.click((await reach(driver, step.click)).at);
  if ('press' in step) return driver.press([step.press]);
  if ('type' in step) {
    if (step.into !== undefined) {
      await driver.click((await reach(driver, step.into)).at);
      await driver.press(['Control+a']);
    }
    return driver.press([...step.type]);
  }
  if ('see' in step) return see(driver, step);
  if ('seeNo' in step)
    return until(async () => ((await look(driver, step.seeNo)) === null ? null : 'it is still there'));
  if ('path' in step) {
    return until(async () => {
      const path = await pathOf(driver);
      return step.path.test(path) ? null : `the page is ${path}`;
    });
  }
  if ('goBackAndStay' in step) return goBackAndStay(driver);
  if ('resize' in step) return driver.resize(...step.resize);
  if ('tabTo' in step) return tabTo(driver, step.tabTo);
  if ('icons' in step) {
    return until(async () => {
      const { shown, drawn } = await countIcons(driver);
      return shown > 0 && drawn === shown ? null : `${drawn} of ${shown} icons are drawn`;
    });
  }
  if ('shot' in step) {
    world.keep(step.shot, await driver.screenshot());
    return until(async () => {
      const [scroll = 0, client = 0] = await widthsOf(driver);
      return scroll <= client ? null : `it is ${scroll} px wide in a window of ${client}`;
    });
  }
  const letThrough = world.hold(step.holdPost);
  setTimeout(letThrough, step.holdMs);
}

/** Goes back, which the page must ask about by a dialog, and stays. */
async function goBackAndStay(driver: Driver): Promise<void> {
  // It may end only with the question.
  driver.back().catch(() => {});
  const keep = { role: 'button', name: 'Keep editing', within: 'dialog[open]' };
  await driver.click((await reach(driver, keep)).at);
}

async function tabTo(driver: Driver, target: Target): Promise<void> {
  for (let i = 0; i < MOST_TABS; i++) {
    await driver.press(['Tab']);
    // WebKit scrolls to a text field only as it draws the next frame. Who looks must not scroll instead of it.
    await until(async () => {
      const focused = await look(driver, { css: ':focus' }, { stays: true });
      return focused === null || (focused.isOnTop && focused.isInView)
        ? null
        : `covered or out of view: ${await focusOf(driver)}`;
    });
    if ((await look(driver, target))?.isFocused) return;
  }
  throw new Error('Tab never reached it');
}

/** Waits until an element can be clicked. */
async function reach(driver: Driver, target: Target): Promise<Sight> {
  let sight: Sight | null = null;
  await until(async () => {
    sight = await look(driver, target);
    if (sight === null) return 'it is not there';
    return sight.isOnTop ? null : 'something covers its middle';
  });
  if (sight === null) throw new Error('never seen');
  return sight;
}

const see = (driver: Driver, { see: target, text, value, isFocused, atMostPx }: Extract<Step, { see: Target }>) =>
  until(async () => {
    const sight = await look(driver, target);
    if (sight === null) return 'it is not there';
    if (text !== undefined && !sight.text.includes(text)) return `its text is “${sight.text}”`;
    if (value !== undefined && sight.value !== value) return `its value is “${sight.value}”`;
    if (atMostPx !== undefined && sight.height > atMostPx) return `it is ${sight.height} px high`;
    if (isFocused && !sight.isFocused) return `the focus is on ${await focusOf(driver)}`;
    return null;
  });

/** Asks until nothing is wrong any more. Rejects with what is wrong after 15 s. */
async function until(problem: () => Promise<string | null>): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    // A page that is being left answers nothing: the next one is queried.
    const found = await problem().catch((error: Error) => error.message);
    if (found === null) return;
    if (Date.now() > deadline) throw new Error(found);
    await new Promise((next) => setTimeout(next, PAUSE_MS));
  }
}
