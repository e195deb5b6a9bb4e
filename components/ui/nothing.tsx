/** Stands for a value that is not there: an en dash for the eye, a word for the ear. */
export function Nothing({ label }: { label: string }) {
  return (
    <span className="st none">
      <span aria-hidden="true">–</span>
      <span className="sr">{label}</span>
    </span>
  );
}

/** Shows a word that the console does not know, as it came. */
export const NewWord = ({ text }: { text: string }) => (
  <span className="st odd">
    <span className="cut">{text}</span>
  </span>
);
