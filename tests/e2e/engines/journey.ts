import type { Target } from './page';

/** One thing that a person does or sees. */
export type Step =
  | { open: string }
  | { goBack: true }
  /** Goes back and answers the page's question, which must come of it, by staying. */
  | { goBackAndStay: true }
  | { resize: readonly [width: number, height: number] }
  | { click: Target }
  /** Replaces what stands in the field that is clicked first, or types where the focus is. */
  | { type: string; into?: Target }
  | { press: string }
  /** Presses Tab until this has the focus. All on the way must be in view, with nothing over it. */
  | { tabTo: Target }
  /** What must come to be there, of all that is given: its text contains `text`, its value is `value`. */
  | { see: Target; text?: string; value?: string; isFocused?: true; atMostPx?: number }
  | { seeNo: Target }
  /** The page's path and search must come to match. */
  | { path: RegExp }
  /** Each icon that is shown must come to be drawn. */
  | { icons: 'drawn' }
  /** What the window shows is kept as a picture, and must not scroll sideways. */
  | { shot: string }
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
/** A name in a heading is an element of its own, and the spaces beside it are not in the heading's name here. */
const CREATED: Target = { css: '.message.good h3', within: DETAILS };
const DIALOG = 'dialog[open]';
const POPOVER = '[popover]:popover-open';
const NAME = 'journey-source';

const signIn = (password: string): Step[] => [
  { type: 'local', into: textbox('Account name') },
  { type: 'admin', into: textbox('User name') },
  { type: password, into: label('Password') },
  { press: 'Enter' },
];

/** Picks a channel by the keyboard, once the list is that of its name: Enter has nothing to pick while it is read. */
const channelPicked: Step[] = [
  { type: 'orders', into: { role: 'combobox', name: 'Channel' } },
  { see: { css: '.combobox .popover-head' }, text: '1 channel matches “orders”' },
  { see: option('orders') },
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
      { path: /^\/overview$/ },
      { see: heading('Overview') },
      { icons: 'drawn' },
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
      ...channelPicked,
      // What is typed is its value already: only a list that is closed says that it is chosen.
      { see: { css: '#channel_id[aria-expanded=false]' }, value: 'orders' },
      { click: button('Create source') },
      { see: CREATED, text: `Created ${NAME}`, isFocused: true },
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
      { see: { css: `${DIALOG} input` }, isFocused: true },
      // What is read about its channel moves the button.
      { seeNo: { css: `${DIALOG} .spin` } },
      { type: NAME },
      { click: button('Delete source', DIALOG) },
      { seeNo: { css: DIALOG } },
      { seeNo: link(NAME) },
    ],
  },
  {
    title: 'signs out by a POST that is held for 3 s, and Back shows nothing',
    steps: [
      // Left as it is, so that the browser may keep it.
      { open: '/sources/new' },
      { type: 'typed-before', into: textbox('Name') },
      { see: textbox('Name'), value: 'typed-before' },
      { open: '/sources' },
      { see: heading('Sources') },
      { holdPost: '/sources', holdMs: 3_000 },
      { click: button('Sign out') },
      { path: /^\/sign-in/ },
      { see: button('Sign in') },
      { goBack: true },
      { path: /^\/sign-in/ },
      { see: button('Sign in') },
      { open: '/sources' },
      { path: /^\/sign-in/ },
    ],
  },
];

const signedIn: Step[] = [
  { resize: [1280, 800] },
  { open: '/sign-in?again=1' },
  { see: button('Sign in') },
  ...signIn('eventgrid'),
  { path: /^\/overview$/ },
  { see: heading('Overview') },
];

const created = (name: string): Step[] => [
  { open: '/sources/new' },
  { see: { css: 'input#channel_id' } },
  { type: name, into: textbox('Name') },
  ...channelPicked,
  { click: button('Create source') },
  { see: CREATED, text: `Created ${name}` },
];

/** Opens a menu, keeps a picture of it and closes it: it must be no higher than what is in it. */
const menu = (name: string, opener: Target, choice: Target, atMostPx: number): Step[] => [
  { click: opener },
  { see: choice },
  { see: { css: POPOVER }, atMostPx },
  { shot: name },
  { press: 'Escape' },
  { seeNo: { css: POPOVER } },
  { see: opener, isFocused: true },
];

/** The header's button that sets the next language or theme. */
const switchOf = (preference: 'language' | 'theme'): Target => ({ css: `header .tools button[name=${preference}]` });

const PHONE: Step = { resize: [375, 812] };

/** What only `npm run bench -- engines` walks. Each chapter begins with signing in. */
export const LONG_JOURNEY: readonly Chapter[] = [
  {
    title: 'every menu is as high as its choices, and Escape closes it',
    steps: [
      { open: '/sign-in' },
      { see: button('Sign in') },
      { shot: 'sign-in' },
      ...signedIn,
      ...created('with-menus'),
      { shot: 'created' },
      { open: '/sources' },
      { shot: 'list' },
      ...menu('menu-channel', button('Channel'), option('orders'), 500),
      ...menu('menu-provider', button('Provider: Custom'), link('Official', POPOVER), 300),
      ...menu('menu-type', button('Type'), link('RabbitMQ', POPOVER), 300),
      ...menu('menu-view', button('Columns, density and time'), button('Reset'), 700),
      ...menu('menu-row', button('Actions for with-menus'), menuItem('Delete'), 300),
      ...menu('menu-project', { css: 'header button.fact' }, button('local-second', POPOVER), 400),
      { click: { role: 'checkbox', name: 'Select with-menus' } },
      { see: { css: '.selection' }, atMostPx: 60 },
      { shot: 'selection' },
    ],
  },
  {
    title: 'letters typed in a burst stay in the channel filter',
    steps: [
      ...signedIn,
      ...created('for-filter'),
      { open: '/sources' },
      { click: button('Channel') },
      { see: { css: `${POPOVER} input` }, isFocused: true },
      { type: 'orders-and-more' },
      { see: { css: `${POPOVER} input` }, value: 'orders-and-more' },
      { press: 'Escape' },
      { seeNo: { css: POPOVER } },
    ],
  },
  {
    title: 'the RabbitMQ form is gone through by Tab, and nothing covers what has the focus',
    steps: [
      ...signedIn,
      { open: '/sources/new' },
      { see: { css: 'input#channel_id' } },
      { click: { css: 'label:has(input[value=RABBITMQ])' } },
      { see: label('Queue') },
      { click: textbox('Name') },
      { tabTo: button('Create source') },
      { shot: 'rabbitmq' },
      { press: 'Enter' },
      { see: { css: '#name-error' } },
      { shot: 'rabbitmq-errors' },
    ],
  },
  {
    title: 'Back asks before it drops an edit, and the focus stays in the panel after saving',
    steps: [
      ...signedIn,
      ...created('with-edit'),
      { open: '/sources' },
      { click: link('with-edit') },
      { see: { role: 'heading', name: 'with-edit', within: DETAILS }, isFocused: true },
      { shot: 'panel' },
      { click: button('Edit', DETAILS) },
      { see: textbox('Description', DETAILS), isFocused: true },
      { type: 'mine' },
      { shot: 'edit' },
      { goBackAndStay: true },
      { see: textbox('Description', DETAILS), value: 'mine' },
      { click: button('Save', DETAILS) },
      { see: { css: '[data-field=description]', within: DETAILS }, text: 'mine' },
      { see: { css: `${DETAILS}:focus-within` } },
      { click: button('Delete', DETAILS) },
      { see: { css: DIALOG } },
      { shot: 'delete' },
    ],
  },
  {
    title: 'the pages and the menu of a telephone',
    steps: [
      ...signedIn,
      ...created('on-phone'),
      PHONE,
      { open: '/sources' },
      { see: link('on-phone') },
      { shot: 'phone-list' },
      { click: button('Menu') },
      { see: { css: '#menu' }, atMostPx: 300 },
      { shot: 'phone-menu' },
      { press: 'Escape' },
      { click: link('on-phone') },
      { see: { css: '[data-field=id]', within: DETAILS } },
      { shot: 'phone-panel' },
      { open: '/sources/new' },
      { see: { css: 'input#channel_id' } },
      { shot: 'phone-create' },
      { open: '/channels' },
      { see: heading('Channels') },
      { shot: 'phone-channels' },
    ],
  },
  // Last, since the others read English.
  {
    title: 'the pages in the dark and in Chinese, the form with an error',
    steps: [
      ...signedIn,
      ...created('in-the-dark'),
      { open: '/sources' },
      { see: link('in-the-dark') },
      { click: switchOf('theme') },
      { see: { css: 'html[data-theme=light] main h1' } },
      { click: switchOf('theme') },
      { see: { css: 'html[data-theme=dark] main h1' } },
      { shot: 'dark-list' },
      { click: switchOf('language') },
      { see: { css: 'html[lang=zh-CN] main h1' }, text: '事件源' },
      { shot: 'dark-chinese-list' },
      { click: link('in-the-dark') },
      { see: { css: '.panel [data-field=id]' } },
      { shot: 'dark-chinese-panel' },
      { open: '/sources/new' },
      { see: { css: 'input#channel_id' } },
      { click: button('创建事件源') },
      { see: { css: '#name-error' }, text: '名称' },
      { shot: 'dark-chinese-errors' },
      { click: switchOf('language') },
      { see: { css: 'html[lang=en] main h1' }, text: 'Create source' },
    ],
  },
];
