/** Who refuses: EventGrid itself, the API gateway before it, or IAM (Keystone). Each has a body of its own. */
type Shape = 'eventgrid' | 'gateway' | 'keystone';
type Status = 400 | 401 | 403 | 404 | 413 | 494 | 500;

/** Longest error_details that the API page allows. */
const DETAILS_MAX_CHARS = 1024;

/** A refusal as it goes over the wire. `code` is Keystone's title where IAM refuses. */
export class Failure {
  constructor(
    readonly shape: Shape,
    readonly status: Status,
    readonly code: string,
    readonly message: string,
    readonly details?: string,
  ) {}

  /** Returns the body that this refusal is answered with. */
  body(requestId: string): object {
    if (this.shape === 'keystone') return { error: { code: this.status, message: this.message, title: this.code } };
    return {
      error_code: this.code,
      error_msg: this.message,
      ...(this.details === undefined ? {} : { error_details: this.details.slice(0, DETAILS_MAX_CHARS) }),
      request_id: requestId,
    };
  }
}

const eventGrid = (status: Status, code: string, message: string) => (details?: string) =>
  new Failure('eventgrid', status, code, message, details);
const gateway = (status: Status, code: string, message: string) => new Failure('gateway', status, code, message);
const keystone = (status: Status, title: string, message: string) => new Failure('keystone', status, title, message);

/** EventGrid's refusals. Source: EG API, "Creating a Custom Event Source" and the catalogue of error codes. */
export const failures = {
  badRequest: eventGrid(400, 'EG.00014000', 'Bad request'),
  badToken: eventGrid(401, 'EG.00014010', 'Incorrect token or token resolution failed'),
  forbidden: eventGrid(403, 'EG.00014030', 'No permissions to request this method'),
  notFound: eventGrid(404, 'EG.00014040', 'Not request resource found'),
  internal: eventGrid(500, 'EG.00015000', 'Internal Server Error'),
  invalidParameters: eventGrid(400, 'EG.00513000', 'invalid parameters'),
  nameDuplicated: eventGrid(400, 'EG.00513001', 'name duplicated'),
  invalidChannel: eventGrid(400, 'EG.00513005', 'invalid channel'),
  /** The catalogue has no code for this (our choice). */
  channelInUse: eventGrid(400, 'EG.00513000', 'the channel still has event sources: delete them first'),
  overQuota: eventGrid(403, 'EG.00514003', 'resource quota unavailable'),
  notModifiable: eventGrid(403, 'EG.00514004', 'resource not modified'),
};

/** The API gateway's refusals. Source: EG API, error codes APIGW.*. */
export const gatewayFailures = {
  noSuchApi: gateway(404, 'APIGW.0101', 'The API does not exist or has not been published in the environment'),
  offsetPastEnd: gateway(400, 'APIGW.0106', 'Orchestration error: the offset is past the end of the list'),
  badRequest: gateway(400, 'APIGW.0201', 'Bad request'),
  bodyTooLarge: gateway(413, 'APIGW.0201', 'Request entity too large'),
  headersTooLarge: gateway(494, 'APIGW.0201', 'Request headers too large'),
};

/** IAM's refusals, in Keystone's shape. */
export const iamFailures = {
  badRequest: (message: string) => keystone(400, 'Bad Request', message),
  unauthorized: (message = 'The request you have made requires authentication.') =>
    keystone(401, 'Unauthorized', message),
  forbidden: (message: string) => keystone(403, 'Forbidden', message),
  notFound: (message: string) => keystone(404, 'Not Found', message),
};
