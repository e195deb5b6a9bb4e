// The parts of the Navigation API that the console uses: TypeScript's DOM library does not have it yet.
interface NavigateEvent extends Event {
  readonly navigationType: 'push' | 'replace' | 'reload' | 'traverse';
  readonly hashChange: boolean;
}

interface Navigation extends EventTarget {
  addEventListener(type: 'navigate', listener: (event: NavigateEvent) => void, options?: AddEventListenerOptions): void;
}

interface Window {
  readonly navigation?: Navigation;
}
