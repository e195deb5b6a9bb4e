import type { Dictionary } from '@/lib/i18n/dictionary';

/** Words the window's title of a list; `project` is left out when signed out. */
export const listTitle = (title: string, { common }: Dictionary, project?: string): string =>
  [title, project, common.productLong].filter(Boolean).join(' · ');
