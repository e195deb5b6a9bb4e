/** Texts of the header's button that opens the commands. They come with its code, not with each page. */
export const find = { label: 'Search or run a command', search: 'Search' };
