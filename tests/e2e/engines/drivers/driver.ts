/** A point of the page that is in view, in CSS pixels from its top left corner. */
export type Point = { x: number; y: number };

/** What a test needs of a browser: all that a person does, and a function run in the page to see what is there. */
export type Driver = {
  /** Opens an address and waits until the page has loaded. */
  open(url: string): Promise<void>;
  /** Goes back as the browser's button does. */
  back(): Promise<void>;
  /** Runs a function in the page. It must need nothing of this module, and its argument and result must fit in JSON. */
  run<Argument, Result>(work: (argument: Argument) => Result, argument: Argument): Promise<Result>;
  /** Runs a script in the page. */
  load(script: string): Promise<void>;
  click(at: Point): Promise<void>;
  /** Presses keys one after another, real ones: a character, or a name of `KEYS`, after `Control+` or `Shift+`. */
  press(keys: readonly string[]): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
};
