import { Secret, TOTP } from 'otpauth';

/** Time steps before and after the current one whose passcode is accepted: clocks differ. */
const WINDOW = 1;

/**
 * Returns the 30 s time step of a passcode by RFC 6238; null if it is not the current, previous or next one. `secret`
 * is in base32, as a virtual MFA device takes it.
 */
export function passcodeStep(secret: string, passcode: string, nowMs: number): number | null {
  const device = new TOTP({ secret: Secret.fromBase32(secret) });
  const steps = device.validate({ token: passcode, timestamp: nowMs, window: WINDOW });
  return steps === null ? null : device.counter({ timestamp: nowMs }) + steps;
}
