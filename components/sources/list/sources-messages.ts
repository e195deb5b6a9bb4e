import { copyTexts } from '@/components/ui/copy-texts';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** The texts that the list hands to its client components: of one language, this page's alone. */
export type SourcesMessages = ReturnType<typeof sourcesMessages>;

/** Picks the list's texts, and the picker's for the filter by channel, out of a language's; it runs on the server. */
export function sourcesMessages({ sources, common, channels }: Dictionary) {
  const { quota: _, ...texts } = sources;
  return { ...texts, channels, copy: copyTexts(common) };
}
