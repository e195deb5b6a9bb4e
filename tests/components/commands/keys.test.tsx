import { afterEach, describe, expect, it, vi } from 'vitest';
import { areShortcutsOn, commandOf } from '@/components/commands/keys';
import { switchShortcuts } from '@/components/commands/shortcuts';

afterEach(() => {
  document.body.innerHTML = '';
  localStorage.clear();
});

/** Presses a key on an element, by default the page itself, and returns what it asks for. */
function press(init: KeyboardEventInit & { keyCode?: number }, html = '') {
  document.body.innerHTML = html;
  const target = document.body.querySelector('[data-at]') ?? document.body;
  let asked: ReturnType<typeof commandOf> = null;
  const listen = (event: KeyboardEvent) => {
    asked = commandOf(event);
  };
  window.addEventListener('keydown', listen);
  target.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
  window.removeEventListener('keydown', listen);
  return asked;
}

describe('a shortcut', () => {
  it.each<[string, KeyboardEventInit, string | null]>([
    ['Ctrl+K', { key: 'k', code: 'KeyK', ctrlKey: true }, 'commands'],
    ['Ctrl+K with Caps Lock', { key: 'K', code: 'KeyK', ctrlKey: true }, 'commands'],
    ['Ctrl+K on a Russian layout', { key: 'л', code: 'KeyK', ctrlKey: true }, 'commands'],
    ['the letter K of Dvorak, elsewhere', { key: 'k', code: 'KeyV', ctrlKey: true }, 'commands'],
    ['another letter at K’s place', { key: 't', code: 'KeyK', ctrlKey: true }, null],
    ['Ctrl+Shift+K, which is the browser’s', { key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true }, null],
    ['Ctrl+N, which is the browser’s', { key: 'n', code: 'KeyN', ctrlKey: true }, null],
    ['Alt+N', { key: 'n', code: 'KeyN', altKey: true }, null],
    ['K alone', { key: 'k', code: 'KeyK' }, null],
    ['?', { key: '?', code: 'Slash', shiftKey: true }, 'shortcuts'],
    ['? of a German layout', { key: '?', code: 'Minus', shiftKey: true }, 'shortcuts'],
    ['? of an Arabic layout', { key: '؟', code: 'Slash', shiftKey: true }, 'shortcuts'],
    ['/', { key: '/', code: 'Slash' }, 'search'],
    ['/ of a German layout', { key: '/', code: 'Digit7', shiftKey: true }, 'search'],
    ['n', { key: 'n', code: 'KeyN' }, 'new'],
    ['n of a Greek layout', { key: 'ν', code: 'KeyN' }, 'new'],
    ['N by Shift', { key: 'N', code: 'KeyN', shiftKey: true }, null],
    ['c', { key: 'c', code: 'KeyC' }, 'copy'],
    ['c of a Russian layout', { key: 'с', code: 'KeyC' }, 'copy'],
    ['Enter', { key: 'Enter', code: 'Enter' }, null],
    ['a dead key', { key: 'Dead', code: 'KeyN' }, null],
  ])('by %s', (_, init, command) => expect(press(init)).toBe(command));

  it.each([
    ['while typing', '<input data-at>'],
    ['in a text', '<textarea data-at></textarea>'],
    ['in a list of choices', '<select data-at></select>'],
    ['in a menu, which finds by letters', '<div role="menu"><button data-at></button></div>'],
    ['over a dialog', '<button data-at></button><dialog open></dialog>'],
  ])('by a letter is off %s', (_, html) => {
    expect(press({ key: 'n', code: 'KeyN' }, html)).toBeNull();
    expect(press({ key: '?', code: 'Slash' }, html)).toBeNull();
  });

  it('works on a checkbox, and Ctrl+K in a field', () => {
    expect(press({ key: 'n', code: 'KeyN' }, '<input type="checkbox" data-at>')).toBe('new');
    expect(press({ key: 'k', code: 'KeyK', ctrlKey: true }, '<input data-at>')).toBe('commands');
  });

  it('is off while composing', () => {
    expect(press({ key: 'n', code: 'KeyN', isComposing: true })).toBeNull();
    expect(press({ key: 'k', code: 'KeyK', ctrlKey: true, keyCode: 229 })).toBeNull();
  });

  it('takes Command, and not Control, on a Mac', () => {
    vi.spyOn(navigator, 'platform', 'get').mockReturnValue('MacIntel');
    expect(press({ key: 'k', code: 'KeyK', metaKey: true })).toBe('commands');
    expect(press({ key: 'k', code: 'KeyK', ctrlKey: true })).toBeNull();
  });

  it('is off in a browser that has switched them off, and on again', () => {
    switchShortcuts(false);
    expect(areShortcutsOn()).toBe(false);
    expect(press({ key: 'n', code: 'KeyN' })).toBeNull();
    expect(press({ key: 'k', code: 'KeyK', ctrlKey: true })).toBeNull();
    switchShortcuts(true);
    expect(press({ key: 'n', code: 'KeyN' })).toBe('new');
  });
});
