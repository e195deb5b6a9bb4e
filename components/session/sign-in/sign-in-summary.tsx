import type { Ref } from 'react';

type SignInSummaryProps = {
  ref: Ref<HTMLDivElement>;
  title: string;
  errors: { field: string; text: string }[];
};

/** Lists what a submit got wrong, in the words used at the fields, as links that lead there. */
export function SignInSummary({ ref, title, errors }: SignInSummaryProps) {
  return (
    <div className="summary" role="alert" tabIndex={-1} ref={ref}>
      <h2>{title}</h2>
      <ul>
        {errors.map(({ field, text }) => (
          <li key={field}>
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
