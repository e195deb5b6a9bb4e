type Fiber = {
  type: unknown;
  flags: number;
  child: Fiber | null;
  sibling: Fiber | null;
  alternate: Fiber | null;
};

/** React's flag of a component that ran in a commit. */
const PERFORMED_WORK = 1;

/** Lists the components of our own that ran in a commit: unchanged subtrees keep their fibers. */
function collect(fiber: Fiber, rendered: string[]): void {
  const before = fiber.alternate;
  if (typeof fiber.type === 'function' && (fiber.flags & PERFORMED_WORK) !== 0) rendered.push(fiber.type.name);
  if (before !== null && fiber.child === before.child) return;
  for (let child = fiber.child; child; child = child.sibling) if (child !== before?.child) collect(child, rendered);
}

const makeHook = () => ({
  supportsFiber: true,
  inject: () => 1,
  onCommitFiberUnmount: () => {},
  onPostCommitFiberRoot: () => {},
  onCommitFiberRoot(_id: number, root: { current: Fiber }) {
    if (this.rendered !== null) collect(root.current, this.rendered);
  },
  rendered: null as string[] | null,
});

const global = globalThis as { __REACT_DEVTOOLS_GLOBAL_HOOK__?: ReturnType<typeof makeHook> };
// React looks for it once, when it is loaded: this is the first set-up file, and React stays for the files after.
global.__REACT_DEVTOOLS_GLOBAL_HOOK__ ??= makeHook();
const hook = global.__REACT_DEVTOOLS_GLOBAL_HOOK__;

/** Starts to record, each call from the beginning. Returns a function that lists the components rendered since then. */
export function recordRenders(): () => string[] {
  const mine: string[] = [];
  hook.rendered = mine;
  return () => [...mine];
}

/** Stops recording, which takes time at every commit. */
export const stopRecording = (): void => {
  hook.rendered = null;
};
