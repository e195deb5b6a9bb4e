/** Texts of a page that broke: apart from the others, since a browser must have them before anything breaks. */
export const errorPage = {
  title: 'This page broke',
  text: 'The console made a mistake. Nothing was sent to EventGrid by it. Load the page again; when it breaks again, report the number below.',
  number: 'Number {digest}',
  reload: 'Load again',
};
