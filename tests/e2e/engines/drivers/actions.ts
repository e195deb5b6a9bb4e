import type { Point } from './driver';

// What a mouse and a keyboard do, in the words that WebDriver and WebDriver BiDi share.

/** Code points by which WebDriver knows keys without a character. Rule: W3C WebDriver, "Keyboard actions". */
const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Escape: '\uE00C',
  Space: ' ',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

/** Splits a key from what is held down with it: `Control+a` is `a` while Control is down. */
const partsOf = (key: string): string[] => (key.length > 1 ? key.split('+') : [key]).map((part) => KEYS[part] ?? part);

/** Presses and releases keys one after another. */
export const keyActions = (keys: readonly string[]) => [
  {
    type: 'key',
    id: 'keyboard',
    actions: keys.flatMap((key) => {
      const parts = partsOf(key);
      return [
        ...parts.map((value) => ({ type: 'keyDown', value })),
        ...parts.reverse().map((value) => ({ type: 'keyUp', value })),
      ];
    }),
  },
];

/** Moves the mouse to a point and clicks there. */
export const clickActions = ({ x, y }: Point) => [
  {
    type: 'pointer',
    id: 'mouse',
    parameters: { pointerType: 'mouse' },
    actions: [
      { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ],
  },
];
