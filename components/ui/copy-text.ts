/**
 * Copies an exact text: Clipboard API, else the old command (plain HTTP has no Clipboard API). Returns false if the
 * browser allows neither; then it selects `fallback`, so that the user can copy it by hand.
 */
export async function copyText(text: string, fallback?: HTMLElement | null): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (copyByCommand(text)) return true;
    if (fallback) window.getSelection()?.selectAllChildren(fallback);
    return false;
  }
}

/** The open dialog that is in front, outside which nothing can be focused; else the page. */
export const frontOf = (page: Document): HTMLElement =>
  [...page.querySelectorAll<HTMLElement>('dialog[open]')].at(-1) ?? page.body;

function copyByCommand(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.className = 'sr-only';
  area.setAttribute('aria-hidden', 'true');
  frontOf(document).append(area);
  area.focus();
  area.select();
  try {
    // The command succeeds without a selection, too, and copies nothing.
    return document.activeElement === area && document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus();
  }
}
