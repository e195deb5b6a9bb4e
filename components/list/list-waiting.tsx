import { SkeletonRows } from './skeleton-rows';

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
