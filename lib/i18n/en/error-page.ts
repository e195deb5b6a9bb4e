/** Texts of a page that broke: apart from the others, since a browser must have them before anything breaks. */
export const errorPage = {
  title: 'Something went wrong on this page',
  text: 'The console hit an error. If you had just sent something, check the list before you send it again. Reload the page; if it fails again, report the number below.',
  number: 'Error number',
  reload: 'Reload',
};
