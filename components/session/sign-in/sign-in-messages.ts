import { type CopyMessages, copyTexts } from '@/components/ui/copy-texts';
import type { Dictionary } from '@/lib/i18n/dictionary';
import type { signIn } from '@/lib/i18n/en/sign-in';

type SignInTexts = typeof signIn;

/** The texts that the sign-in page hands to its form: of one language, this page's alone. */
export type SignInMessages = Omit<SignInTexts, 'text' | 'methods' | 'tabs' | 'trust' | 'tokenHelp'> & {
  productLong: string;
  show: string;
  copy: CopyMessages;
};

/** Picks from a language's texts those that the sign-in form shows. */
export function signInMessages({ signIn, common }: Dictionary): SignInMessages {
  const { text: _text, methods: _methods, tabs: _tabs, trust: _trust, tokenHelp: _help, ...texts } = signIn;
  return { ...texts, productLong: common.productLong, show: common.show, copy: copyTexts(common) };
}
