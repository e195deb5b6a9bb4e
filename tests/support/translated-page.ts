/**
 * Wraps every text of the page in `<font>`, now and whenever it changes, like translators built into browsers: the text
 * node that React made is then gone. Returns a function that stops it. It imports nothing, because tests also run it in
 * a browser.
 */
export function translatePage(): () => void {
  const translate = (node: Node): void => {
    if (node instanceof Text && node.data !== '' && node.parentElement?.tagName !== 'FONT') {
      if (/^(SCRIPT|STYLE|TITLE|TEXTAREA|OPTION|NOSCRIPT)$/.test(node.parentElement?.tagName ?? '')) return;
      const font = document.createElement('font');
      font.append(node.data);
      node.replaceWith(font);
    } else for (const child of [...node.childNodes]) translate(child);
  };
  const observer = new MutationObserver((records) => {
    for (const { target } of records) if (target.isConnected) translate(target);
  });
  translate(document.body);
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
  return () => observer.disconnect();
}

/** Where a browser translates nothing, and texts that are spoken or shown for a moment: those are one text each. */
const NOT_TRANSLATED = '[translate=no], textarea, title, option, #announcer, .toast';

/**
 * Lists the texts that contain a name or an ID that may be translated: no element around it forbids that.
 */
export function translatedNames(root: Node, names: RegExp): string[] {
  const found: string[] = [];
  const look = (node: Node): void => {
    const parent = node.parentElement;
    if (node instanceof Text && names.test(node.data) && parent && !parent.closest(NOT_TRANSLATED))
      found.push(parent.outerHTML.slice(0, 200));
    for (const child of node.childNodes) look(child);
  };
  look(root);
  return found;
}

/**
 * Lists the texts whose node React keeps, beside or instead of an element. It would remove such a node, or insert
 * another before it, after a translator removed it, and the page would break. A text that is an element's only content
 * is safe: React replaces it as a whole.
 */
export function bareTexts(root: Node): string[] {
  const found: string[] = [];
  const look = (node: Node): void => {
    const isReacts = Object.keys(node).some((key) => key.startsWith('__reactFiber$'));
    if (node instanceof Text && isReacts && node.data !== '')
      found.push(`“${node.data}” in ${node.parentElement?.outerHTML.slice(0, 200)}`);
    for (const child of node.childNodes) look(child);
  };
  look(root);
  return found;
}
