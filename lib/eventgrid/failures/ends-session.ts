import type { AdviceKey } from './advice';

/** Refusals that lead to the sign-in page though the session goes on: another token would be shorter. */
const TOKEN_TOO_LONG: readonly AdviceKey[] = ['headersTooLarge', 'gatewayHeadersTooLarge'];

/** Tells whether an advice to sign in again says that the session has ended. */
export const endsSession = (key: AdviceKey): boolean => !TOKEN_TOO_LONG.includes(key);
