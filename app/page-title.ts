import type { Dictionary } from '@/lib/i18n/dictionary';

/** Returns the window title of a list; `project` is omitted when signed out. */
export const listTitle = (title: string, { common }: Dictionary, project?: string): string =>
  [title, project, common.productLong].filter(Boolean).join(' · ');
