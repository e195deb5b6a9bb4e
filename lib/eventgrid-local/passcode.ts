import { Secret, TOTP } from 'otpauth';

/** Time steps before and after this one whose passcode is taken too: clocks differ. */
const WINDOW = 1;

/**
 * Returns the time step of 30 s whose passcode this is, by RFC 6238; null when it is none of this step's, the last one's
 * and the next one's. `secret` is in base32, as a virtual MFA device takes it.
 */
export function passcodeStep(secret: string, passcode: string, nowMs: number): number | null {
  const device = new TOTP({ secret: Secret.fromBase32(secret) });
  const steps = device.validate({ token: passcode, timestamp: nowMs, window: WINDOW });
  return steps === null ? null : device.counter({ timestamp: nowMs }) + steps;
}
