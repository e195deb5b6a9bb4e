import type { Target } from './page';

/** One thing that a person does or sees. */
export type Step =
  | { open: string }
  | { goBack: true }
  | { click: Target }
  /** Replaces what stands in the field that is clicked first, or types where the focus is. */
  | { type: string; into?: Target }
  | { press: string }
  /** What must come to be there, of all that is given: its text contains `text`, its value is `value`. */
  | { see: Target; text?: string; value?: string; isFocused?: true; atMostPx?: number }
  | { seeNo: Target }
  /** The page's path and search must come to match. */
  | { path: RegExp }
  /** The next POST to this path reaches the console only `holdMs` after it was sent. */
  | { holdPost: string; holdMs: number };

export type Chapter = { title: string; steps: readonly Step[] };

const button = (name: string, within?: string): Target => ({ role: 'button', name, within });
const link = (name: string, within?: string): Target => ({ role: 'link', name, within });
const textbox = (name: string, within?: string): Target => ({ role: 'textbox', name, within });
const option = (name: string): Target => ({ role: 'option', name });
const menuItem = (name: string): Target => ({ role: 'menuitem', name });
const heading = (name: string): Target => ({ role: 'heading', name });
const label = (name: string): Target => ({ label: name });

const DETAILS = 'section[aria-label=Details]';
const DIALOG = 'dialog[open]';
const POPOVER = '[popover]:popover-open';
const NAME = 'journey-source';

const signIn = (password: string): Step[] => [
  { type: 'local', into: textbox('Account name') },
  { type: 'admin', into: textbox('User name') },
  { type: password, into: label('Password') },
  { press: 'Enter' },
];

/** The main flow, in the order of a first day. A chapter begins where the one before it ended. */
export const SMOKE: readonly Chapter[] = [
  {
    title: 'signs in, after a wrong password',
    steps: [
      { open: '/sign-in' },
      { see: button('Sign in') },
      ...signIn('wrong'),
      { see: { role: 'alert' }, text: 'password' },
      { type: 'eventgrid', into: label('Password') },
      { press: 'Enter' },
      { path: /^\/sources$/ },
      { see: heading('Sources') },
    ],
  },
  {
    title: 'creates a source, after an error',
    steps: [
      { click: link('Create source') },
      { path: /^\/sources\/new/ },
      { see: { css: 'input#channel_id' } },
      { type: 'Journey', into: textbox('Name') },
      { press: 'Tab' },
      { see: { css: '#name-error' }, text: '“J”' },
      { type: NAME, into: textbox('Name') },
      { seeNo: { css: '#name-error' } },
      { type: 'orders', into: { role: 'combobox', name: 'Channel' } },
      { see: option('orders') },
      { press: 'Enter' },
      { see: { role: 'combobox', name: 'Channel' }, value: 'orders' },
      { click: button('Create source') },
      { see: heading(`Created ${NAME}`), isFocused: true },
      { see: { css: '[data-field=status]', within: DETAILS }, text: 'Running' },
    ],
  },
  {
    title: 'opens and closes the menus of the list',
    steps: [
      { click: link('Cancel') },
      { path: /^\/sources$/ },
      { click: button('Provider: Custom') },
      { see: link('Custom', POPOVER), isFocused: true },
      { see: link('Official', POPOVER) },
      { see: link('All', POPOVER) },
      { see: { css: POPOVER }, atMostPx: 300 },
      { press: 'Escape' },
      { seeNo: { css: POPOVER } },
      { see: button('Provider: Custom'), isFocused: true },
      { click: button(`Actions for ${NAME}`) },
      { see: menuItem('Open'), isFocused: true },
      { see: { css: POPOVER }, atMostPx: 300 },
      { press: 'ArrowDown' },
      { see: menuItem('Copy ID'), isFocused: true },
      { press: 'Escape' },
      { see: button(`Actions for ${NAME}`), isFocused: true },
    ],
  },
  {
    title: 'opens a source beside the list, edits it and goes back',
    steps: [
      { click: link(NAME) },
      { see: { role: 'heading', name: NAME, within: DETAILS }, isFocused: true },
      { click: button('Edit', DETAILS) },
      { see: textbox('Description', DETAILS), isFocused: true },
      { type: 'Written by hand' },
      { click: button('Save', DETAILS) },
      { see: { css: '[data-field=description]', within: DETAILS }, text: 'Written by hand' },
      { goBack: true },
      { path: /^\/sources$/ },
      { seeNo: { css: DETAILS } },
      { see: link(NAME), isFocused: true },
    ],
  },
  {
    title: 'deletes it',
    steps: [
      { click: button(`Actions for ${NAME}`) },
      { click: menuItem('Delete') },
      { see: textbox(`Type ${NAME} to confirm`, DIALOG), isFocused: true },
      { type: NAME },
      { click: button('Delete source', DIALOG) },
      { seeNo: { css: DIALOG } },
      { seeNo: link(NAME) },
    ],
  },
  {
    title: 'signs out by a POST that is held for 3 s, and Back shows nothing',
    steps: [
      { holdPost: '/sources', holdMs: 3_000 },
      { click: button('Sign out') },
      { path: /^\/sign-in/ },
      { see: button('Sign in') },
      { goBack: true },
      { path: /^\/sign-in/ },
      { open: '/sources' },
      { path: /^\/sign-in/ },
    ],
  },
];
