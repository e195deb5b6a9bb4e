import type { LostAnswer } from '@/components/action/use-action';
import { useTexts } from '@/components/i18n/use-texts';

/** Shows that the console did not answer a sign-in, or that it is newer than the page. */
export function SignInLost({ lost }: { lost: LostAnswer }) {
  const { silent, updated, updatedText } = useTexts('session');
  return (
    <p className="message warn mb-4 px-3.5 py-3" role="alert">
      {lost === 'updated' ? `${updated}. ${updatedText}` : silent}
    </p>
  );
}
