import { describe, expect, it } from 'vitest';
import { ADVICE_TABLE, adviceKeyFor, fieldErrorFor, type Operation } from '@/lib/eventgrid/failures/advice';
import { ADVICE_ACTIONS, type AdviceKey } from '@/lib/eventgrid/failures/advice-actions';
import { type EgFailure, refusal } from '@/lib/eventgrid/failures/result';
import { isWrite, OPERATIONS, type OperationName } from '@/lib/eventgrid/operations';

const makeFailure = (parts: Partial<EgFailure>): EgFailure => refusal(parts.kind ?? 'refused', parts, 0).failure;
const refused = (status: number, code: string | null = null): Partial<EgFailure> => ({ kind: 'refused', status, code });

describe('adviceKeyFor', () => {
  it.each<[string, Partial<EgFailure>, Operation, AdviceKey]>([
    ['an unknown code by its status', refused(403, 'EG.77777777'), 'createSource', 'forbidden'],
    ['a code whatever its status', refused(409, 'EG.00513001'), 'createSource', 'nameTaken'],
    ['a code in lowercase as unknown', refused(400, 'eg.00513001'), 'createSource', 'requestRefused'],
    ['a taken channel name', refused(400, 'EG.00513001'), 'createChannel', 'channelNameTaken'],
    ['a missing source', refused(404, 'EG.00014040'), 'getSource', 'sourceMissing'],
    ['a missing source without a code', refused(404), 'getSource', 'sourceMissing'],
    ['an event that EventGrid has no trace of', refused(404, 'EG.00014040'), 'showEventTrace', 'eventMissing'],
    ['an unknown event without a code', refused(404), 'showEvent', 'eventMissing'],
    ['something missing in a list', refused(404, 'EG.00014040'), 'listSources', 'resourceMissing'],
    ['an edit of a deleted source', refused(404, 'EG.00014040'), 'updateSource', 'sourceMissing'],
    ['a deletion of a deleted source', refused(404, 'EG.00014040'), 'deleteSource', 'sourceMissing'],
    ['a deletion that a proxy answers 404', refused(404), 'deleteSource', 'missing'],
    ['an edit of a deleted channel', refused(404, 'EG.00014040'), 'updateChannel', 'channelMissing'],
    ['a deletion of a deleted channel', refused(404, 'EG.00014040'), 'deleteChannel', 'channelMissing'],
    ['a channel in use', refused(400, 'EG.00513000'), 'deleteChannel', 'channelInUse'],
    ['a field of a source', refused(400, 'EG.00513000'), 'updateSource', 'parametersRefused'],
    ['an official source', refused(403, 'EG.00514004'), 'deleteSource', 'notChangeable'],
    [
      'a deletion answered by a page',
      { kind: 'unreadable', status: 200, nothingChanged: false },
      'deleteSource',
      'deletionUnproven',
    ],
    ['a conflict on a read', refused(409), 'listSources', 'otherRefusal'],
    ['502 on a read', refused(502), 'listSources', 'badGatewayRead'],
    ['a gateway’s 502 on a read', refused(502, 'APIGW.0201'), 'listSources', 'gatewayBackendDownRead'],
    ['504 on a read', refused(504), 'listChannels', 'gatewayTimeoutRead'],
    ['a gateway’s 504 on a read', refused(504, 'APIG.0201'), 'getSource', 'gatewayBackendSlowRead'],
    ['500 on a read', refused(500), 'listSources', 'serverError'],
    ['599 on a read', refused(599), 'listSources', 'serverError'],
    ['a wrong password', { ...refused(401, '401'), signIn: 'credentials' }, 'signIn', 'signInRefused'],
    [
      'a pasted token that EventGrid refuses',
      { ...refused(401, 'EG.00014010'), signIn: 'tokenRefused' },
      'signIn',
      'signInTokenRefused',
    ],
    ['a project without rights', { ...refused(403, '403'), signIn: 'project' }, 'signIn', 'signInProject'],
    ['an address that IAM has not', { ...refused(404, 'APIGW.0101'), signIn: 'address' }, 'signIn', 'signInAddress'],
    ['a sign-in that IAM cannot read', { ...refused(400, '400'), signIn: 'badRequest' }, 'signIn', 'iamBadRequest'],
    ['a firewall in IAM’s place', { ...refused(403), signIn: 'notIam' }, 'signIn', 'signInNotIam'],
    ['a sign-in throttled by the gateway', refused(429, 'APIGW.0308'), 'signIn', 'gatewayThrottled'],
    ['a status below 300', refused(101), 'listSources', 'otherRefusal'],
    ['no status', { kind: 'refused', status: null }, 'listSources', 'otherRefusal'],
    ['a timeout of a write', { kind: 'timeout', nothingChanged: false }, 'createSource', 'timedOut'],
    ['a timeout of a read', { kind: 'timeout' }, 'listSources', 'timedOutRead'],
    [
      'a broken answer to a write',
      { kind: 'broken', nothingChanged: false, status: 502 },
      'createSource',
      'answerBroke',
    ],
    ['a broken answer to a read', { kind: 'broken' }, 'listSources', 'answerBrokeRead'],
    [
      'an unreadable answer to a write',
      { kind: 'unreadable', nothingChanged: false },
      'createSource',
      'answerUnreadable',
    ],
    ['an unreadable answer to a read', { kind: 'unreadable', status: 200 }, 'listSources', 'answerUnreadableRead'],
    ['no connection', { kind: 'unreachable' }, 'createSource', 'unreachable'],
    ['an ended session', { kind: 'signed-out' }, 'createSource', 'signedOut'],
    ['another project', { kind: 'other-project' }, 'createSource', 'otherProject'],
    ['a sign-in to another project', { kind: 'other-project' }, 'signIn', 'otherProjectEntered'],
    ['another site', { kind: 'cross-site' }, 'createSource', 'crossSite'],
    ['a form over the size limit', { kind: 'too-large' }, 'createSource', 'formTooLarge'],
    ['our own throttle', { kind: 'throttled' }, 'signIn', 'throttledHere'],
    ['a store that is down', { kind: 'store-down' }, 'signIn', 'storeDown'],
    ['input that breaks a rule', { kind: 'invalid-input' }, 'createSource', 'inputRefused'],
  ])('advises on %s', (_what, parts, operation, key) => {
    expect(adviceKeyFor(makeFailure(parts), operation)).toBe(key);
  });

  it('never offers to repeat a create with an unknown outcome before checking it', () => {
    const unknown = ['timeout', 'broken', 'unreadable'] as const;
    const failures = [
      ...unknown.map((kind) => makeFailure({ kind, nothingChanged: false })),
      ...[500, 502, 504, 520].map((status) => makeFailure({ ...refused(status), nothingChanged: false })),
      ...[502, 504].map((status) => makeFailure({ ...refused(status, 'APIGW.0201'), nothingChanged: false })),
    ];
    for (const failure of failures) {
      expect(ADVICE_ACTIONS[adviceKeyFor(failure, 'createSource')]).toBe('look-up');
    }
  });
});

describe('fieldErrorFor', () => {
  it.each([
    ['EG.00513001', { name: 'name.taken' }],
    ['EG.00513005', { channel_id: 'channel_id.unavailable' }],
    ['EG.00513000', {}],
    [null, {}],
  ])('shows %j on its field', (code, fields) => {
    expect(fieldErrorFor(makeFailure(refused(400, code)))).toEqual(fields);
  });
});

describe('the table of advice', () => {
  const operations: Operation[] = [...(Object.keys(OPERATIONS) as OperationName[]), 'signIn'];

  /** Every failure in the table, for every operation. A read changes nothing, even if its answer is lost. */
  const met = new Set(
    ADVICE_TABLE.flatMap(({ code = null, status = null, kind = 'refused', signIn }) =>
      operations.flatMap((operation) =>
        [true, false]
          .filter((nothingChanged) => nothingChanged || isWrite(operation))
          .map((nothingChanged) =>
            adviceKeyFor(
              makeFailure({
                kind,
                code,
                status: [status].flat()[0] ?? null,
                nothingChanged,
                ...(signIn && { signIn }),
              }),
              operation,
            ),
          ),
      ),
    ),
  );

  it('has no advice that no operation can get', () => {
    expect(Object.keys(ADVICE_ACTIONS).filter((key) => !met.has(key as AdviceKey))).toEqual([]);
  });
});
