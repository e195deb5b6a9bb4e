import type { Dictionary } from '@/lib/i18n/dictionary';

/** Words the window's title of the list of sources; `project` is left out when signed out. */
export const sourcesTitle = ({ sources, common }: Dictionary, project?: string): string =>
  [sources.title, project, common.productLong].filter(Boolean).join(' · ');
