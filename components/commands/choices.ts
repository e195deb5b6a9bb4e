import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';

export const SEARCHED = ['sources', 'channels', 'subscriptions'] as const;
export type Searched = (typeof SEARCHED)[number];
type Group = keyof Dictionary['commands']['groups'];

/** What a search found, as far as the commands show it. */
export type Found = { id: string | null; name: string | null; channel_name?: string | null; status?: string | null };

/** A choice of the commands: a page to go to, or a button of this page to press. */
export type Choice = {
  key: string;
  group: Group;
  label: string;
  /** A name from EventGrid, which is not translated; beside it, where it is. */
  isName?: boolean;
  about?: string;
  shortcut?: string;
  href?: string;
  /** Finds the button. */
  press?: string;
  view?: 'shortcuts';
};

/** Results that a group shows; the list has the others (our choice). */
const SHOWN = 5;

type Texts = Pick<Dictionary, 'commands' | 'common'>;

/** Buttons of the page that the commands press, the last one of several: those of a narrow header are in its menu. */
const PRESSES = [
  ['copyId', '.panel [data-field=id] button', 'c'],
  ['switchProject', '.whereabouts button.fact', undefined],
  ['language', '.tools button[name=language]', undefined],
  ['theme', '.tools button[name=theme]', undefined],
  ['signOut', '.tools form[data-leaves] button', undefined],
] as const;

/** Lists the pages, and the actions that the page in front has. */
export function commandsOf({ commands: { actions }, common }: Texts, page: ParentNode): Choice[] {
  const pages = (['overview', ...SEARCHED] as const).map(
    (name): Choice => ({ key: name, group: 'pages', label: common[name], href: `/${name}` }),
  );
  const presses = PRESSES.flatMap(([name, press, shortcut]): Choice[] =>
    page.querySelector(press)
      ? [{ key: name, group: 'actions', label: actions[name], press, ...(shortcut ? { shortcut } : {}) }]
      : [],
  );
  return [
    ...pages,
    { key: 'createSource', group: 'actions', label: actions.createSource, href: '/sources/new', shortcut: 'n' },
    { key: 'createSubscription', group: 'actions', label: actions.createSubscription, href: '/subscriptions/new' },
    ...presses,
    { key: 'shortcuts', group: 'actions', label: actions.shortcuts, view: 'shortcuts', shortcut: '?' },
  ];
}

/** Keeps the commands in whose label each word of a text occurs, in any case. */
export const matching = (choices: readonly Choice[], text: string): Choice[] => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return choices.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
};

/** Turns what a search found into choices: the first five, and the list with the others. */
export function foundChoices(group: Searched, items: readonly Found[], text: string, { commands }: Texts): Choice[] {
  const found = items.slice(0, SHOWN).map(({ id, name, channel_name }): Choice => {
    const query = encodeURIComponent(id ?? '');
    return {
      key: `${group} ${id}`,
      group,
      label: name || id || '',
      isName: true,
      ...(channel_name ? { about: format(commands.on, { channel: channel_name }) } : {}),
      href: group === 'channels' ? `/channels?q=${query}` : `/${group}/${query}`,
    };
  });
  if (items.length <= SHOWN) return found;
  const label = format(commands.all[group], { text });
  return [...found, { key: `all ${group}`, group, label, href: `/${group}?q=${encodeURIComponent(text)}` }];
}
