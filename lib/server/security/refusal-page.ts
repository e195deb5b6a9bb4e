/** Writes the page of a refusal. `title` and `sentence` are our own text, never the request's. */
export const refusalHtml = (title: string, sentence: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body><h1>${title}</h1><p>${sentence}</p></body></html>\n`;

/**
 * Makes the answer to a request that is refused before it reaches a page: a small page without styles or scripts.
 * `sentence` is our own text, never the request's.
 */
export function refusalPage(status: number, title: string, sentence: string, headers: [string, string][]): Response {
  const page = refusalHtml(title, sentence);
  return new Response(page, { status, headers: [...headers, ['Content-Type', 'text/html; charset=utf-8']] });
}
