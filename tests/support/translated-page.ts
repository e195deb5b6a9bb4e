/**
 * Wraps every text of the page in `<font>`, now and whenever it changes, as translators built into browsers do: the text
 * node that React made is gone then. Returns what stops it. It needs nothing from here: tests run it in a browser too.
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

/**
 * Lists the texts that React itself keeps a node of, beside or in place of an element. It would take such a node out,
 * or put another before it, after a translator took it away, and the page would break. A text that is all that an
 * element has is none of them: React sets it anew.
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
