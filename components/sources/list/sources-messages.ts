import type { ChannelMessages } from '@/components/channels/picker/channel-options';
import { type CopyMessages, copyTexts } from '@/components/ui/copy-texts';
import type { Dictionary } from '@/lib/i18n/dictionary';
import type { sources } from '@/lib/i18n/en/sources';

/** The texts that the list hands to its client components: of one language, this page's alone. */
export type SourcesMessages = Omit<typeof sources, 'quota'> & {
  copy: CopyMessages;
  /** Of the picker, for the filter by channel. */
  channels: ChannelMessages;
};

/** Picks the list's texts out of a language's dictionary; it runs on the server. */
export function sourcesMessages({ sources, common, channels }: Dictionary): SourcesMessages {
  const { quota: _, ...texts } = sources;
  return { ...texts, channels, copy: copyTexts(common) };
}
