import { useTexts } from '@/components/i18n/use-texts';

type ConsoleSilentProps = {
  /** What happened instead, if it is known. */
  title?: string | undefined;
  /** By default it is over the end of the page. */
  className?: string;
  onRetry: () => void;
};

/** Shows that the console itself is silent, and offers to try again. It needs no code from the server. */
export function ConsoleSilent({ title, className = 'silent', onRetry }: ConsoleSilentProps) {
  const { consoleTitle, retry } = useTexts('forms');
  return (
    <div className={`banner warn ${className}`} role="alert">
      <span>{title ?? consoleTitle}</span>
      <button type="button" className="btn tiny" onClick={onRetry}>
        {retry}
      </button>
    </div>
  );
}
