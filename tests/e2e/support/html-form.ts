/** Lists the tags of a page's hidden inputs, or only those of the last form with a given id. */
export function hiddenInputs(html: string, formId?: string): string[] {
  const from = formId === undefined ? 0 : html.indexOf(`<form id="${formId}"`);
  const text = html.slice(from === -1 ? html.length : from);
  return [...text.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => tag);
}

/** Reads an attribute of a tag; empty if it has none. */
export const attributeOf = (tag: string, name: string): string =>
  (new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1] ?? '').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
