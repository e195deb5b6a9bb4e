/**
 * Who refuses: EventGrid itself, the API gateway in front of it, or IAM (Keystone). For publishing, EventGrid has two
 * more shapes, for a request (`publish`) and for its events. Each has its own body.
 */
type Shape = 'eventgrid' | 'gateway' | 'keystone' | 'publish' | 'events';
type Status = 400 | 401 | 403 | 404 | 413 | 429 | 494 | 500;

/** Longest error_details (docs/wire.md, "EG API, Creating a Custom Event Source"). */
const DETAILS_MAX_CHARS = 1024;

/** A refusal as it is sent. For IAM, `code` is Keystone's title. */
export class Failure {
  constructor(
    readonly shape: Shape,
    readonly status: Status,
    readonly code: string,
    readonly message: string,
    readonly details?: string,
  ) {}

  /** Returns the body of this refusal. */
  body(requestId: string): object {
    if (this.shape === 'keystone') return { error: { code: this.status, message: this.message, title: this.code } };
    const details = this.details?.slice(0, DETAILS_MAX_CHARS);
    return {
      error_code: this.code,
      error_msg: this.message,
      ...(details === undefined ? {} : { [this.shape === 'publish' ? 'error_detail' : 'error_details']: details }),
      request_id: requestId,
    };
  }
}

/** The result of one event of a publish. Codes have no prefix here. Both are null for a valid event. */
export type EventEntry = { event_id: string | null; error_code: string | null; error_msg: string | null };

/** The refusal of a whole publish because of some of its events, with an entry for each. */
export class EventsFailure extends Failure {
  constructor(
    code: string,
    message: string,
    readonly entries: readonly EventEntry[] = [],
  ) {
    super('events', 400, code, message);
  }

  override body(): object {
    const failed = this.entries.filter(({ error_code }) => error_code !== null);
    return { failed_count: failed.length, events: this.entries };
  }
}

const eventGrid = (status: Status, code: string, message: string) => (details?: string) =>
  new Failure('eventgrid', status, code, message, details);
const gateway = (status: Status, code: string, message: string) => new Failure('gateway', status, code, message);
const keystone = (status: Status, title: string, message: string) => new Failure('keystone', status, title, message);

/** EventGrid's refusals. Source: docs/wire.md, "EG API, error codes". */
export const failures = {
  badRequest: eventGrid(400, 'EG.00014000', 'Bad request'),
  badToken: eventGrid(401, 'EG.00014010', 'Incorrect token or token resolution failed'),
  forbidden: eventGrid(403, 'EG.00014030', 'No permissions to request this method'),
  notFound: eventGrid(404, 'EG.00014040', 'Not request resource found'),
  internal: eventGrid(500, 'EG.00015000', 'Internal Server Error'),
  invalidParameters: eventGrid(400, 'EG.00513000', 'invalid parameters'),
  nameDuplicated: eventGrid(400, 'EG.00513001', 'name duplicated'),
  invalidStatus: eventGrid(400, 'EG.00513002', 'invalid subscription status'),
  invalidTarget: eventGrid(400, 'EG.00513003', 'invalid target address'),
  invalidFilter: eventGrid(400, 'EG.00513004', 'invalid filter parameters'),
  invalidChannel: eventGrid(400, 'EG.00513005', 'invalid channel'),
  vpcConflict: eventGrid(400, 'EG.00513006', 'VPC conflict'),
  /** The catalog has no code for this (our choice). */
  channelInUse: eventGrid(400, 'EG.00513000', 'the channel still has event sources: delete them first'),
  channelSubscribed: eventGrid(400, 'EG.00513000', 'the channel still has subscriptions: delete them first'),
  onlyVersion: eventGrid(400, 'EG.00513000', 'a schema keeps at least one version: delete the schema instead'),
  overQuota: eventGrid(403, 'EG.00514003', 'resource quota unavailable'),
  notModifiable: eventGrid(403, 'EG.00514004', 'resource not modified'),
  /** The only refusal with `error_detail`. */
  publishTooLarge: new Failure('publish', 400, 'EG.00533007', 'the events are too large', 'at most 262144 bytes'),
};

/** The API gateway's refusals. Source: docs/wire.md, "EG API, gateway error codes". */
export const gatewayFailures = {
  noSuchApi: gateway(404, 'APIGW.0101', 'The API does not exist or has not been published in the environment'),
  offsetPastEnd: gateway(400, 'APIGW.0106', 'Orchestration error: the offset is past the end of the list'),
  badSignature: (reason: string) => gateway(401, 'APIGW.0301', `Incorrect IAM authentication information: ${reason}`),
  badRequest: gateway(400, 'APIGW.0201', 'Bad request'),
  bodyTooLarge: gateway(413, 'APIGW.0201', 'Request entity too large'),
  throttled: gateway(
    429,
    'APIGW.0308',
    'The throttling threshold has been reached: policy user over ratelimit,limit:20,time:1 second',
  ),
  headersTooLarge: gateway(494, 'APIGW.0201', 'Request headers too large'),
};

/** IAM's refusals, in Keystone's shape. */
export const iamFailures = {
  badRequest: (message: string) => keystone(400, 'Bad Request', message),
  unauthorized: (message = 'The request you have made requires authentication.') =>
    keystone(401, 'Unauthorized', message),
  forbidden: (message: string) => keystone(403, 'Forbidden', message),
  notFound: (message: string) => keystone(404, 'Not Found', message),
  noSuchApi: keystone(404, 'Not Found', 'The resource could not be found.'),
};
