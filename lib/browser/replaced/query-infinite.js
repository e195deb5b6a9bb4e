// Takes the place of React Query's infinite queries, 0.4 KB: no list of the console is one.
export const infiniteQueryBehavior = () => {
  throw new Error('The console has no infinite queries: see next.config.js.');
};
export const hasNextPage = () => false;
export const hasPreviousPage = () => false;
