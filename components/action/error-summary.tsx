import type { Ref } from 'react';

type ErrorSummaryProps = {
  ref: Ref<HTMLDivElement>;
  title: string;
  /** Fields in page order, each by the ID of its control, with its error message. */
  errors: { field: string; text: string }[];
};

/** Lists the errors of a press above the form, as links to the fields. Shows nothing if there are none. */
export function ErrorSummary({ ref, title, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={ref}>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={`${field} ${text}`}>
            <a
              href={`#${field}`}
              onClick={(event) => {
                event.preventDefault();
                document.getElementById(field)?.focus();
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
