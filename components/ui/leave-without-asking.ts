/** The event that tells pages they are being left for good, whatever was typed. */
export const LEAVE_WITHOUT_ASKING = 'leave-without-asking';

/**
 * Hides the page with all that was typed in it, and asks the console for it again, without useLeaveGuard's question.
 * Nothing of it is left for the browser to bring back.
 */
export function leaveWithoutAsking(): void {
  window.dispatchEvent(new Event(LEAVE_WITHOUT_ASKING));
  // Not a reload, which would post a form again that the page is the answer to.
  const { pathname, search } = window.location;
  window.location.replace(pathname + search);
  // Not removed: React still works on it.
  document.documentElement.hidden = true;
  for (const form of document.forms) form.reset();
}
