import type { Dictionary } from '@/lib/i18n/dictionary';
import { signInMessages } from './sign-in/sign-in-messages';

/** The texts of the banner and the dialog: of one language. */
export type SessionMessages = ReturnType<typeof sessionMessages>;

/** Picks the texts of the banner and the dialog from a language's; they travel in the page's HTML. */
export const sessionMessages = (dictionary: Dictionary) => ({
  ...dictionary.session,
  tabs: dictionary.signIn.tabs,
  methods: dictionary.signIn.methods,
  signIn: signInMessages(dictionary),
});
