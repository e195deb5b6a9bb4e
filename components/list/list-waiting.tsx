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

/** A list page's frame while its first read takes long: the title, and rows that are still to come. */
export const ListWaiting = ({ title, loading }: { title: string; loading: string }) => (
  <main className="page until-read" id="main" aria-busy="true">
    <div className="page-head">
      <h1>{title}</h1>
    </div>
    <div className="skeleton">
      <SkeletonRows label={loading} />
    </div>
  </main>
);
