import type { OperationName } from '@/lib/eventgrid/operations';
import type { AdviceKey } from './advice-actions';
import type { EgFailure, FailureKind, FieldErrors, SignInReason } from './result';

/** What the user was doing when it was refused: an operation, or signing in, which takes several. */
export type Operation = OperationName | 'signIn';

/** One row of the table. It applies if everything it lists matches. `unknown` is true if a write may have happened. */
type Row = {
  key: AdviceKey;
  operation?: Operation | readonly Operation[];
  code?: string;
  status?: number | readonly [from: number, to: number];
  kind?: FailureKind;
  signIn?: SignInReason;
  unknown?: boolean;
};

const ONE_SOURCE = ['getSource', 'updateSource', 'deleteSource'] as const;
const ONE_SUBSCRIPTION = [
  'getSubscription',
  'updateSubscription',
  'deleteSubscription',
  'enableSubscription',
  'disableSubscription',
] as const;
const ONE_EVENT = ['showEvent', 'showEventTrace'] as const;
const ONE_CHANNEL = ['updateChannel', 'deleteChannel', 'publishEvents'] as const;

/**
 * The first matching row applies. Codes: docs/wire.md, "EG API, error codes" and "EG API, gateway error codes", and
 * IAM's. An unlisted code falls back to its status, a failure without a status to its kind. Gateway codes are written
 * as APIGW.* here; the gateway also uses APIG.*.
 */
export const ADVICE_TABLE: readonly Row[] = [
  { signIn: 'address', key: 'signInAddress' },
  { signIn: 'badRequest', key: 'iamBadRequest' },
  { signIn: 'credentials', key: 'signInRefused' },
  { signIn: 'forbidden', key: 'signInForbidden' },
  { signIn: 'locked', key: 'signInLocked' },
  { signIn: 'notIam', key: 'signInNotIam' },
  { signIn: 'passcode', key: 'signInPasscode' },
  { signIn: 'passwordExpired', key: 'signInPasswordExpired' },
  { signIn: 'project', key: 'signInProject' },
  { signIn: 'protected', key: 'signInProtected' },
  { signIn: 'tokenAccount', key: 'signInTokenAccount' },
  { signIn: 'tokenExpired', key: 'signInTokenExpired' },
  { signIn: 'tokenProject', key: 'signInTokenProject' },
  { signIn: 'tokenRefused', key: 'signInTokenRefused' },

  { code: 'EG.00014000', key: 'badRequest' },
  { code: 'EG.00014010', key: 'tokenRejected' },
  { code: 'EG.00014030', key: 'requestForbidden' },
  { code: 'EG.00014040', operation: 'createSource', key: 'channelOrProjectMissing' },
  { code: 'EG.00014040', operation: ONE_SOURCE, key: 'sourceMissing' },
  { code: 'EG.00014040', operation: ONE_CHANNEL, key: 'channelMissing' },
  { code: 'EG.00014040', operation: ONE_SUBSCRIPTION, key: 'subscriptionMissing' },
  { code: 'EG.00014040', operation: ONE_EVENT, key: 'eventMissing' },
  { code: 'EG.00014040', key: 'resourceMissing' },
  { code: 'EG.00015000', key: 'eventGridFailed' },
  { code: 'EG.00512000', key: 'operationForbidden' },
  { code: 'EG.00512001', key: 'accountFrozen' },
  { code: 'EG.00512002', key: 'agencyPermissionMissing' },
  { code: 'EG.00512003', key: 'agencyMissing' },
  // The catalog has no code for it; a deletion has no other parameters that could be refused (INFERRED).
  { code: 'EG.00513000', operation: 'deleteChannel', key: 'channelInUse' },
  { code: 'EG.00513000', key: 'parametersRefused' },
  { code: 'EG.00513001', operation: 'createChannel', key: 'channelNameTaken' },
  { code: 'EG.00513001', operation: 'createSubscription', key: 'subscriptionNameTaken' },
  { code: 'EG.00513001', key: 'nameTaken' },
  { code: 'EG.00513002', key: 'subscriptionBusy' },
  { code: 'EG.00513003', key: 'targetRefused' },
  { code: 'EG.00513004', key: 'filterRefused' },
  { code: 'EG.00513005', key: 'channelUnavailable' },
  { code: 'EG.00513006', key: 'vpcConflict' },
  { code: 'EG.00514003', key: 'quotaReached' },
  { code: 'EG.00514004', key: 'notChangeable' },
  { code: 'EG.00533007', key: 'eventsTooLarge' },
  { code: 'EG.00533012', key: 'eventTooLarge' },
  { code: 'EG.00533013', key: 'tooManyEvents' },
  { code: 'APIGW.0101', key: 'apiMissing' },
  { code: 'APIGW.0106', key: 'gatewayOrchestration' },
  { code: 'APIGW.0201', status: 400, key: 'gatewayBadRequest' },
  { code: 'APIGW.0201', status: 413, key: 'gatewayBodyTooLarge' },
  { code: 'APIGW.0201', status: 414, key: 'gatewayUriTooLong' },
  { code: 'APIGW.0201', status: 494, key: 'gatewayHeadersTooLarge' },
  { code: 'APIGW.0201', status: 502, unknown: true, key: 'gatewayBackendDown' },
  { code: 'APIGW.0201', status: 502, key: 'gatewayBackendDownRead' },
  { code: 'APIGW.0201', status: 504, unknown: true, key: 'gatewayBackendSlow' },
  { code: 'APIGW.0201', status: 504, key: 'gatewayBackendSlowRead' },
  { code: 'APIGW.0201', key: 'gatewayRefused' },
  { code: 'APIGW.0301', key: 'gatewayTokenRejected' },
  { code: 'APIGW.0302', key: 'gatewayForbidden' },
  { code: 'APIGW.0308', key: 'gatewayThrottled' },
  { code: 'IAM.0011', key: 'iamBadRequest' },

  { kind: 'refused', status: [300, 399], key: 'redirected' },
  { kind: 'refused', status: 400, key: 'requestRefused' },
  { kind: 'refused', status: 401, key: 'notSignedIn' },
  { kind: 'refused', status: 403, key: 'forbidden' },
  { kind: 'refused', status: 404, operation: 'getSource', key: 'sourceMissing' },
  { kind: 'refused', status: 404, operation: ONE_EVENT, key: 'eventMissing' },
  { kind: 'refused', status: 404, key: 'missing' },
  { kind: 'refused', status: 409, operation: 'createSource', key: 'conflict' },
  { kind: 'refused', status: 409, operation: 'createChannel', key: 'conflict' },
  { kind: 'refused', status: 413, key: 'bodyTooLarge' },
  { kind: 'refused', status: 414, key: 'uriTooLong' },
  { kind: 'refused', status: 429, key: 'throttled' },
  { kind: 'refused', status: 431, key: 'headersTooLarge' },
  { kind: 'refused', status: 494, key: 'headersTooLarge' },
  { kind: 'refused', status: 502, unknown: true, key: 'badGateway' },
  { kind: 'refused', status: 502, key: 'badGatewayRead' },
  { kind: 'refused', status: 503, unknown: true, key: 'serverErrorUnknown' },
  { kind: 'refused', status: 503, key: 'unavailable' },
  { kind: 'refused', status: 504, unknown: true, key: 'gatewayTimeout' },
  { kind: 'refused', status: 504, key: 'gatewayTimeoutRead' },
  { kind: 'refused', status: [500, 599], unknown: true, key: 'serverErrorUnknown' },
  { kind: 'refused', status: [500, 599], key: 'serverError' },
  { kind: 'refused', key: 'otherRefusal' },

  { kind: 'timeout', unknown: true, key: 'timedOut' },
  { kind: 'timeout', key: 'timedOutRead' },
  { kind: 'broken', unknown: true, key: 'answerBroke' },
  { kind: 'broken', key: 'answerBrokeRead' },
  {
    kind: 'unreadable',
    unknown: true,
    operation: ['deleteSource', 'deleteChannel', 'deleteSubscription'],
    key: 'deletionUnproven',
  },
  { kind: 'unreadable', unknown: true, operation: 'publishEvents', key: 'publishUnproven' },
  { kind: 'unreadable', unknown: true, key: 'answerUnreadable' },
  { kind: 'unreadable', key: 'answerUnreadableRead' },
  { kind: 'unreachable', key: 'unreachable' },
  { kind: 'signed-out', key: 'signedOut' },
  { kind: 'other-project', operation: 'signIn', key: 'otherProjectEntered' },
  { kind: 'other-project', key: 'otherProject' },
  { kind: 'cross-site', key: 'crossSite' },
  { kind: 'too-large', key: 'formTooLarge' },
  { kind: 'throttled', key: 'throttledHere' },
  { kind: 'store-down', key: 'storeDown' },
  { kind: 'invalid-input', key: 'inputRefused' },
];

/**
 * Chooses the advice for a refusal by its code, else by its status, else by its kind. Returns a key of the
 * dictionaries' `failures.advice`; `otherRefusal` if nothing matches.
 */
export function adviceKeyFor(failure: EgFailure, operation: Operation): AdviceKey {
  const code = failure.code === null ? null : canonicalCode(failure.code);
  const row = ADVICE_TABLE.find(
    (candidate) =>
      (candidate.operation === undefined || [candidate.operation].flat().includes(operation)) &&
      (candidate.code === undefined || candidate.code === code) &&
      (candidate.status === undefined || fitsStatus(candidate.status, failure.status)) &&
      (candidate.kind === undefined || candidate.kind === failure.kind) &&
      (candidate.signIn === undefined || candidate.signIn === failure.signIn) &&
      (candidate.unknown === undefined || candidate.unknown === !failure.nothingChanged),
  );
  return row?.key ?? 'otherRefusal';
}

/** Publishing's entries omit the prefix (`00533013`), and the gateway has two names for itself. */
const canonicalCode = (code: string): string => code.replace(/^(?=\d{8}$)/, 'EG.').replace(/^APIG\./, 'APIGW.');

function fitsStatus(wanted: number | readonly [number, number], status: number | null): boolean {
  if (status === null) return false;
  return typeof wanted === 'number' ? wanted === status : wanted[0] <= status && status <= wanted[1];
}

/**
 * Maps a refusal from EventGrid to a form field: returns the field's key in the dictionaries, or nothing if unsure.
 * Rule: docs/wire.md, "EG API, error codes": 00513001 name duplicated, 00513005 channel unavailable.
 */
export function fieldErrorFor(failure: EgFailure): FieldErrors {
  if (failure.code === 'EG.00513001') return { name: 'name.taken' };
  if (failure.code === 'EG.00513005') return { channel_id: 'channel_id.unavailable' };
  return {};
}
