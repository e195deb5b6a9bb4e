import type { Dictionary } from '@/lib/i18n/dictionary';
import { format } from '@/lib/i18n/format';

/** Returns the window title of a list; `project` is omitted when signed out. */
export const listTitle = (title: string, { common }: Dictionary, project?: string): string =>
  [title, project && format('{project}', { project }), common.productLong].filter(Boolean).join(' · ');
