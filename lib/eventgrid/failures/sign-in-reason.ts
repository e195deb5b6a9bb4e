import type { EgFailure, SignInReason } from './result';

/**
 * The first matching row gives the reason. IAM's documentation lists statuses and no messages, so the patterns follow
 * what its messages are about (INFERRED), in English and Chinese. IAM's own message is always shown too, except for
 * `credentials`: whoever tries names and passwords must not learn which of them was wrong.
 */
const REASONS: readonly { reason: SignInReason; words?: RegExp; status?: number }[] = [
  { reason: 'credentials', words: /could not find (the )?(user|domain|account)\b|\bno such (user|account|domain)\b/i },
  {
    reason: 'credentials',
    words:
      /\b(user|domain|account)(name)?( ['"“]?[^\s'"”]+['"”]?)? (is |was |does |could |can)?not (be )?(found|exist)/i,
  },
  { reason: 'locked', words: /\block(ed|out)?\b|too many (failed|attempts|times)|锁定/i },
  {
    reason: 'passwordExpired',
    words:
      /password.{0,60}(expire|(must|needs? to|has to) be (changed|reset))|expired password|(change|reset) (your|the) password|密码.{0,8}过期/i,
  },
  {
    reason: 'passcode',
    words:
      /(passcode|verification code|totp|\botp|mfa code).{0,60}(wrong|incorrect|invalid|expired|spent|fail|match)|(wrong|incorrect|invalid|expired) (passcode|verification code|totp|otp|mfa)|\bno (virtual )?mfa|验证码.{0,8}(错误|无效|过期)/i,
  },
  {
    reason: 'protected',
    words:
      /log-?[io]n protect|\bmfa\b|(multi|two)-?factor|second factor|verification code|passcode|totp|登录保护|多因素|验证码/i,
  },
  { reason: 'project', words: /\bprojects?\b|\bscope\b|项目/i },
  { reason: 'forbidden', words: /\b(disabled|suspended|frozen|deactivated)\b|access control|programmatic|禁用|冻结/i },
  { reason: 'credentials', status: 401 },
  { reason: 'forbidden', status: 403 },
  { reason: 'address', status: 404 },
  { reason: 'badRequest', status: 400 },
];

/** IAM answers these with a reason in words. */
const STATUSES = [400, 401, 403, 404];

/**
 * Reads from the answer to a sign-in by password why it was refused. Null for any other failure, whose status, code or
 * kind explains it: throttled, out of service, no answer.
 */
export function signInReason(failure: EgFailure): SignInReason | null {
  if (isNotIam(failure)) return 'notIam';
  const { kind, status, code, message } = failure;
  if (kind !== 'refused' || status === null || !STATUSES.includes(status)) return null;
  // The gateway's own codes say more, but a missing API means that the address is wrong.
  if (isGateway(code)) return status === 404 ? 'address' : null;
  const found = REASONS.find((row) => (row.words ? row.words.test(message ?? '') : row.status === status));
  return found?.reason ?? null;
}

/** Reads from the answer to a question about a pasted token why it was refused. Null as signInReason. */
export function tokenReason(failure: EgFailure): SignInReason | null {
  const reason = signInReason(failure);
  if (reason === null || ['notIam', 'address', 'forbidden'].includes(reason)) {
    // IAM answers 404 for a token that it does not know.
    return reason === 'address' && !isGateway(failure.code) ? 'tokenRefused' : reason;
  }
  return 'tokenRefused';
}

const isGateway = (code: string | null): boolean => /^APIG(W)?\./.test(code ?? '');

/**
 * Tells that a firewall, a proxy or a web server answered in IAM's place: a page of HTML, whatever its status, or a
 * refusal without any of IAM's words. 401 without words is IAM's word enough.
 */
function isNotIam({ kind, status, code, message, contentType, body }: EgFailure): boolean {
  const isHtml = /^text\/html\b/i.test(contentType ?? '') || /^\s*<(!doctype|html)\b/i.test(body ?? '');
  if (kind === 'unreadable') return isHtml;
  if (kind !== 'refused' || status === null || status < 400 || status >= 500) return false;
  return isHtml || (STATUSES.includes(status) && status !== 401 && code === null && message === null);
}
