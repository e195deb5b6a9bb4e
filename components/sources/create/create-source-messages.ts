import { refusalMessages } from '@/components/action/refusal-messages';
import { newChannelMessages } from '@/components/channels/dialogs/new-channel-messages';
import { copyTexts } from '@/components/ui/copy-texts';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** The texts that the create page hands to its client components: of one language, this page's alone. */
export type CreateSourceMessages = ReturnType<typeof createSourceMessages>;

/** Picks from a language's texts those that the create page hands to the browser. */
export function createSourceMessages(dictionary: Dictionary) {
  const { createSource, channels, common, sourcePage, validation } = dictionary;
  const copy = copyTexts(common);
  return {
    form: createSource,
    validation,
    channels,
    newChannel: newChannelMessages(dictionary),
    show: common.show,
    copy,
    facts: { ...sourcePage.facts, copy },
    failure: refusalMessages(dictionary),
  };
}
