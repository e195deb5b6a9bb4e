/** The event that tells pages they are being left for good, whatever was typed. */
export const LEAVE_WITHOUT_ASKING = 'leave-without-asking';

/**
 * Empties the page and asks the console for it again, without useLeaveGuard's question. Nothing that was typed is left
 * for the browser to bring back.
 */
export function leaveWithoutAsking(): void {
  window.dispatchEvent(new Event(LEAVE_WITHOUT_ASKING));
  // Not a reload, which would post a form again that the page is the answer to.
  const { pathname, search } = window.location;
  window.location.replace(pathname + search);
  // As a whole: React still works on what is in it.
  document.body?.remove();
}
