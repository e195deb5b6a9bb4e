import { refusalMessages } from '@/components/action/refusal-messages';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** The texts of the edit: of one language, this part's alone; they travel in the page's HTML. */
export type EditSourceMessages = ReturnType<typeof editSourceMessages>;

/** Picks the texts of the edit from a language's. */
export function editSourceMessages(dictionary: Dictionary) {
  const { editSource, createSource, sourcePage, common, validation } = dictionary;
  const { description, optional, counter, counterSpoken, hosting, hostings, settings } = createSource;
  const { name, type, channel, types, none } = sourcePage.facts;
  return {
    edit: editSource,
    form: { description, optional, counter, counterSpoken, hosting, hostings, settings },
    facts: { name, type, channel, types, none },
    validation,
    show: common.show,
    failure: refusalMessages(dictionary),
  };
}
