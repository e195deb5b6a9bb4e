// What the console uses of browsers that TypeScript's DOM library does not have yet: a part of the Navigation API, and
// the ring of a focus that a script moves, which Firefox shows after a click only if the script requests it.
interface NavigateEvent extends Event {
  readonly navigationType: 'push' | 'replace' | 'reload' | 'traverse';
  readonly hashChange: boolean;
  readonly destination: NavigationPlace;
}

/** An entry of the history; `index` is its position in it. */
interface NavigationPlace {
  readonly index: number;
}

interface Navigation extends EventTarget {
  readonly currentEntry: NavigationPlace | null;
  addEventListener(type: 'navigate', listener: (event: NavigateEvent) => void, options?: AddEventListenerOptions): void;
}

interface Window {
  readonly navigation?: Navigation;
}

interface FocusOptions {
  focusVisible?: boolean;
}
