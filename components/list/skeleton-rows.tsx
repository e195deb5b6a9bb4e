const ROWS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** Placeholder rows for the first load, and what they stand for in words. Used on the server and in the browser. */
export const SkeletonRows = ({ label }: { label: string }) => (
  <>
    <span className="sr-only">{label}</span>
    {ROWS.map((row) => (
      <span key={row} aria-hidden="true" />
    ))}
  </>
);
