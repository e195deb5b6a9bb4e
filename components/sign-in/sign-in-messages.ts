import type { CopyMessages } from '@/components/ui/copy-button';
import type { signIn } from '@/lib/i18n/en/sign-in';

type SignInTexts = typeof signIn;

/** The texts that the sign-in page hands to its form: of one language, this page's alone. */
export type SignInMessages = Omit<SignInTexts, 'text' | 'methods' | 'tabs' | 'trust' | 'tokenHelp'> & {
  productLong: string;
  show: string;
  copy: CopyMessages;
};
