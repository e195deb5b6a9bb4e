/** What a key asks for. */
export type Command = 'commands' | 'shortcuts' | 'search' | 'new' | 'copy';

const BY_KEY: Record<string, Command> = { '?': 'shortcuts', '/': 'search', n: 'new', c: 'copy' };
/** Where these keys are on a keyboard whose layout has no such letter. */
const BY_PLACE: Record<string, string> = { KeyK: 'k', KeyN: 'n', KeyC: 'c', Slash: '/' };

/** Where a letter is typed, or chooses from a list. */
const TYPING =
  'input:not([type=checkbox],[type=radio],[type=button],[type=submit]), textarea, select, [contenteditable], [role=menu], [role=listbox]';

/** Where this browser keeps that they are off. */
export const SHORTCUTS_SWITCH = 'eventgrid-shortcuts';

/** Returns whether this browser's user has left the shortcuts on. Without storage they are on. */
export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(SHORTCUTS_SWITCH) !== 'off';
  } catch {
    return true;
  }
}

/** Returns whether Command, not Control, is the modifier of shortcuts here. */
export const isMac = (): boolean => /^Mac|^iP/.test(navigator.platform);

/**
 * Returns what a key press asks for; null for none: while typing or composing, over an open dialog, and when switched
 * off. Letters go by the layout, or by their place where it has no Latin ones.
 */
export function commandOf(event: KeyboardEvent): Command | null {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey, target } = event;
  // Safari ends a composition before its last key, whose code is then 229.
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || altKey) return null;
  const isLatin = key.length === 1 && key <= '~';
  const place = code === 'Slash' && shiftKey ? '?' : BY_PLACE[code];
  const letter = isLatin ? key.toLowerCase() : key.length === 1 ? place : undefined;
  if (letter === undefined || document.querySelector('dialog[open]') || !areShortcutsOn()) return null;
  if (ctrlKey || metaKey)
    return letter === 'k' && !shiftKey && (isMac() ? metaKey && !ctrlKey : ctrlKey && !metaKey) ? 'commands' : null;
  if (target instanceof Element && target.closest(TYPING)) return null;
  return shiftKey && /[a-z]/.test(letter) ? null : (BY_KEY[letter] ?? null);
}
