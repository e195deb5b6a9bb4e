/** Texts of a page that broke: apart from the others, since a browser must have them before anything breaks. */
export const errorPage = {
  title: 'This page broke',
  text: 'The console made a mistake. If something was just sent, look at the list before it is sent again. Load the page again; when it breaks again, report the number below.',
  storeDown: {
    title: 'Not available',
    text: 'The console cannot reach its session store, so nobody can be signed in. It will try again. If something was just sent, look at the list before it is sent again.',
  },
  number: 'Number {digest}',
  reload: 'Load again',
};
