/** The event by which pages are told that they are left whatever was typed. */
export const LEAVE_UNASKED = 'leave-unasked';

/** Leads to another address in place of this one, without the question of useLeaveGuard. */
export function leaveUnasked(address: string): void {
  window.dispatchEvent(new Event(LEAVE_UNASKED));
  window.location.replace(address);
}
