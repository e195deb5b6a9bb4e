/** Texts of a page that broke: apart from the others, since a browser must have them before anything breaks. */
export const errorPage = {
  title: 'Something went wrong on this page',
  text: 'The console hit an error. If you had just sent something, check the list before you send it again. Reload the page; if it fails again, report the number below.',
  storeDown: {
    title: 'Temporarily unavailable',
    text: 'The console can’t reach its session store, so it can’t tell who is signed in. It will keep trying. If you had just sent something, check the list before you send it again.',
  },
  number: 'Error number',
  reload: 'Reload',
};
