import type { Ref } from 'react';

type ErrorSummaryProps = {
  ref: Ref<HTMLDivElement>;
  title: string;
  /** Fields in the order of the page, each with the words used at it. */
  errors: { field: string; text: string }[];
  /** Focuses a field; by its ID unless the form knows better. */
  onPick?: (field: string) => void;
};

/** Lists above a form what a press found wrong, as links that lead to the fields; nothing where all is right. */
export function ErrorSummary({ ref, title, errors, onPick = focusById }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={ref}>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                onPick(field);
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

const focusById = (field: string): void => document.getElementById(field)?.focus();
