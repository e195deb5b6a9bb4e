import type { Ref } from 'react';

type ErrorSummaryProps = {
  ref: Ref<HTMLDivElement>;
  title: string;
  /** Fields in page order, each with its error message. */
  errors: { field: string; text: string }[];
  /** Focuses a field; by its ID by default. */
  onPick?: (field: string) => void;
};

/** Lists the errors of a press above the form, as links to the fields. Shows nothing if there are none. */
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
