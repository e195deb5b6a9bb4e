import { copyTexts } from '@/components/ui/copy-texts';
import type { Dictionary } from '@/lib/i18n/dictionary';

/** The texts that the sign-in page hands to its form: of one language, this page's alone. */
export type SignInMessages = ReturnType<typeof signInMessages>;

/** Picks from a language's texts those that the sign-in form shows. */
export function signInMessages({ signIn, common }: Dictionary) {
  const { text: _text, methods: _methods, tabs: _tabs, trust: _trust, tokenHelp: _help, ...texts } = signIn;
  return { ...texts, productLong: common.productLong, show: common.show, copy: copyTexts(common) };
}
