/**
 * The one thing to do next. `look-up` opens the list with a search for the name, since the write's outcome is unknown;
 * `retry` and `wait` send it again on a click, never automatically.
 */
export type AdviceAction =
  | 'focus-name'
  | 'focus-channel'
  | 'focus-form'
  | 'sign-in'
  | 'look-up'
  | 'look-again'
  | 'retry'
  | 'wait'
  | 'copy-report'
  | 'reload';

/** Every advice with its action. Titles, causes and next steps are in the language dictionaries. */
export const ADVICE_ACTIONS = {
  accountFrozen: 'retry',
  agencyMissing: 'retry',
  agencyPermissionMissing: 'retry',
  answerBroke: 'look-up',
  answerBrokeRead: 'retry',
  answerUnreadable: 'look-up',
  answerUnreadableRead: 'retry',
  apiMissing: 'copy-report',
  badGateway: 'look-up',
  badGatewayRead: 'retry',
  badRequest: 'focus-form',
  bodyTooLarge: 'focus-form',
  channelInUse: 'reload',
  channelMissing: 'look-up',
  channelNameTaken: 'focus-name',
  channelOrProjectMissing: 'focus-channel',
  channelUnavailable: 'focus-channel',
  conflict: 'look-up',
  crossSite: 'reload',
  deletionUnproven: 'look-up',
  eventGridFailed: 'retry',
  eventTooLarge: 'focus-form',
  eventsTooLarge: 'focus-form',
  filterRefused: 'focus-form',
  forbidden: 'copy-report',
  formTooLarge: 'focus-form',
  gatewayBackendDown: 'look-up',
  gatewayBackendDownRead: 'retry',
  gatewayBackendSlow: 'look-up',
  gatewayBackendSlowRead: 'retry',
  gatewayBadRequest: 'focus-form',
  gatewayBodyTooLarge: 'focus-form',
  gatewayForbidden: 'copy-report',
  gatewayHeadersTooLarge: 'sign-in',
  gatewayOrchestration: 'retry',
  gatewayRefused: 'copy-report',
  gatewayThrottled: 'wait',
  gatewayTimeout: 'look-up',
  gatewayTimeoutRead: 'retry',
  gatewayTokenRejected: 'sign-in',
  gatewayUriTooLong: 'focus-form',
  headersTooLarge: 'sign-in',
  iamBadRequest: 'focus-form',
  inputRefused: 'focus-form',
  missing: 'copy-report',
  nameTaken: 'focus-name',
  notChangeable: 'copy-report',
  notSignedIn: 'sign-in',
  operationForbidden: 'copy-report',
  otherProject: 'reload',
  otherProjectEntered: 'focus-form',
  otherRefusal: 'copy-report',
  parametersRefused: 'focus-form',
  quotaReached: 'retry',
  redirected: 'copy-report',
  requestForbidden: 'copy-report',
  requestRefused: 'focus-form',
  resourceMissing: 'reload',
  serverError: 'retry',
  serverErrorUnknown: 'look-up',
  signInAddress: 'copy-report',
  signInForbidden: 'copy-report',
  signInLocked: 'copy-report',
  signInNotIam: 'copy-report',
  signInPasscode: 'focus-form',
  signInPasswordExpired: 'focus-form',
  signInProject: 'focus-form',
  signInProtected: 'focus-form',
  signInRefused: 'focus-form',
  signInTokenAccount: 'focus-form',
  signInTokenExpired: 'focus-form',
  signInTokenProject: 'focus-form',
  signInTokenRefused: 'focus-form',
  signedOut: 'sign-in',
  sourceMissing: 'look-up',
  storeDown: 'retry',
  subscriptionBusy: 'wait',
  targetRefused: 'focus-form',
  throttled: 'wait',
  throttledHere: 'wait',
  timedOut: 'look-up',
  timedOutRead: 'retry',
  tokenRejected: 'sign-in',
  tooManyEvents: 'focus-form',
  unavailable: 'wait',
  unreachable: 'retry',
  uriTooLong: 'focus-form',
  vpcConflict: 'focus-form',
} as const satisfies Record<string, AdviceAction>;

export type AdviceKey = keyof typeof ADVICE_ACTIONS;
