/** Texts of a page whose store is down: it is shown in place of `errorPage`’s words. */
export const storeDown = {
  title: 'Temporarily unavailable',
  text: 'The console can’t reach its session store, so it can’t verify who is signed in. It will keep trying. If you just submitted something, check the list before you submit it again.',
};
