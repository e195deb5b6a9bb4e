/** The event that tells pages they are being left, whatever was typed. */
export const LEAVE_WITHOUT_ASKING = 'leave-without-asking';

/** Replaces the current page with another URL, without useLeaveGuard's question. */
export function leaveWithoutAsking(address: string): void {
  window.dispatchEvent(new Event(LEAVE_WITHOUT_ASKING));
  window.location.replace(address);
}
