/** Texts of the shell and of the parts that every page uses. */
export const common = {
  product: 'EventGrid',
  productLong: 'EventGrid console',
  skip: 'Skip to content',
  oldBrowser:
    'This browser is too old for the console, and parts of it may not work. Use Chrome or Edge 125, Firefox 128, Safari 17.5 or newer.',
  mainNavigation: 'Main',
  sources: 'Sources',
  channels: 'Channels',
  whereYouAre: 'Where you are',
  region: 'Region',
  project: 'Project',
  user: 'User',
  session: 'Session',
  signOut: 'Sign out',
  menu: 'Menu',
  language: 'Language: {language}',
  theme: { system: 'Theme: system', light: 'Theme: light', dark: 'Theme: dark' },
  notFoundTitle: 'Page not found',
  notFoundText: 'Nothing in this console has this address. You can continue from the list of sources.',
  toSources: 'Open sources',
};
