/** The event that tells pages they are being left, whatever was typed. */
export const LEAVE_UNASKED = 'leave-unasked';

/** Replaces the current page with another URL, without useLeaveGuard's question. */
export function leaveUnasked(address: string): void {
  window.dispatchEvent(new Event(LEAVE_UNASKED));
  window.location.replace(address);
}
