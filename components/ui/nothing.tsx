/** Stands for a value that is not there: an en dash for the eye, a word for the ear. */
export function Nothing({ label }: { label: string }) {
  return (
    <span className="status none">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}

/** Shows a word that the console does not know, as it came. */
export const NewWord = ({ text }: { text: string }) => (
  <span className="status odd">
    <span className="truncate">{text}</span>
  </span>
);
