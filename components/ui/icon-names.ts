/**
 * Names of the shapes in icons.svg: those that a page shows from the start. They are drawn as in lucide-react (ISC
 * license; a test compares them with the package). Lucide's own components are client components: on a server page they
 * would add script to the browser.
 */
export const ICON_NAMES = [
  'arrow-down',
  'arrow-up',
  'braces',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'chevrons-up-down',
  'circle-check',
  'circle-question',
  'circle-x',
  'clipboard-list',
  'clock',
  'columns',
  'copy',
  'download',
  'ellipsis',
  'eye',
  'file-question',
  'file-text',
  'funnel-x',
  'inbox',
  'info',
  'languages',
  'layers',
  'list-checks',
  'loader-circle',
  'lock',
  'log-out',
  'menu',
  'plus',
  'rabbit',
  'refresh',
  'rocket',
  'search',
  'sun-moon',
  'triangle',
  'waypoints',
  'x',
] as const;

export type IconName = (typeof ICON_NAMES)[number];
