/** Shows a missing value: an en dash, and a word for screen readers. */
export function Nothing({ label }: { label: string }) {
  return (
    <span className="status none">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{label}</span>
    </span>
  );
}

/** Shows a word that the console doesn't know, unchanged. */
export const NewWord = ({ text }: { text: string }) => (
  <span className="status odd">
    <span className="truncate">{text}</span>
  </span>
);
