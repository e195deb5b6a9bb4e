import type { Log } from '@/lib/config/log';
import { readText } from '@/lib/eventgrid/answers/loose';
import type { EventGrid } from '@/lib/eventgrid/client';
import type { EgResult } from '@/lib/eventgrid/failures/result';
import { isWrite } from '@/lib/eventgrid/operations';
import { isEventId } from '@/lib/eventgrid/schemas/is-identifier';
import type { CheckResult } from '@/lib/pending-writes/check';
import { readObject } from '@/lib/secrets/json';
import type { Session } from '@/lib/session/session';
import type { PendingWrite } from '@/lib/store/pending-writes';
import type { FormValues } from './form';

/** Who did something, in the form of log fields. */
export type Who = Record<string, unknown>;

type Target = { id?: unknown; name?: string | null };

/** Actions that begin, change or end a session, by their names in the audit. */
export const SESSION_ACTIONS: ReadonlyMap<string, string> = new Map([
  ['signIn', 'signIn'],
  ['signInHere', 'signIn'],
  ['signOut', 'signOut'],
  ['switchProject', 'switchProject'],
]);

const MAX_TYPED_CHARS = 128;

/**
 * Wraps a client so that each write it sends leaves one audit line with the user, operation, target, EventGrid's
 * request ID and outcome, whatever the outcome and whichever action or route sent it. Neither bodies nor secrets are in
 * it. Writes that the client refuses before sending are logged too; reads are not. The list of operations tells them
 * apart.
 */
export function auditedEventGrid(eventGrid: EventGrid, log: Log, session: Session): EventGrid {
  const who = logFields(session);
  const audited =
    (operation: string, send: (...given: never[]) => Promise<EgResult<unknown>>): typeof send =>
    async (...given) => {
      const target = targetOf(given[0]);
      const events = eventFields(given[1]);
      try {
        const result = await send(...given);
        // A create's ID is only known from its answer.
        const { id = target.id } = (result.ok && readObject(result.data)) || target;
        writeAudit(log, { ...who, operation, target: { ...target, id }, ...events, ...outcomeFields(result) });
        return result;
      } catch (error) {
        writeAudit(log, { ...who, operation, target, ...events, outcome: 'failed' });
        throw error;
      }
    };
  const writes = Object.entries(eventGrid).filter(([name]) => isWrite(name));
  return { ...eventGrid, ...Object.fromEntries(writes.map(([name, send]) => [name, audited(name, send)])) };
}

/** A write's first argument is the ID of what it changes, or a body that names what it creates. */
const targetOf = (given: unknown): Target =>
  typeof given === 'string' ? { id: given } : { name: readText(readObject(given)?.name) };

/** Of a publish, how many events it has and their IDs, nothing of their content; nothing for other writes. */
function eventFields(given: unknown): { events?: number; event_ids?: string[] } {
  if (!Array.isArray(given)) return {};
  const ids = given.map((event) => String(readObject(event)?.id ?? '')).filter(isEventId);
  return { events: given.length, event_ids: ids };
}

/**
 * Writes the audit line of an action that begins or ends a session, and none for other actions. `who` comes from the
 * action if known, else from what the user typed.
 */
export function auditSessionAction(
  log: Log,
  { action, values, who, result }: { action: string; values: FormValues; who?: Who; result: EgResult<unknown> },
): void {
  const operation = SESSION_ACTIONS.get(action);
  if (operation === undefined) return;
  const { to_project_id } = values;
  const target = typeof to_project_id === 'string' ? { target: { id: to_project_id.slice(0, MAX_TYPED_CHARS) } } : {};
  writeAudit(log, { ...(who ?? typedWho(values)), operation, ...target, ...outcomeFields(result) });
}

/**
 * Writes the audit line of a write whose answer was lost, after a check of EventGrid has found its outcome. `owner` is
 * domain and user: the one who checks may have signed in again.
 */
export function auditCheckedWrite(log: Log, pendingWrite: PendingWrite, checked: CheckResult): void {
  const { endpointId, projectId, owner, operation, targetId, name, sentAt } = pendingWrite;
  const id = ('data' in checked ? checked.data.id : null) ?? (targetId || undefined);
  writeAudit(log, {
    owner,
    project_id: projectId,
    endpoint_id: endpointId,
    operation,
    target: { name, id },
    outcome: 'looked-up',
    found: checked.kind,
    sent_at: new Date(sentAt).toISOString(),
  });
}

/** Written at every level except `silent`: an operator who wants fewer log lines still wants these. */
function writeAudit(log: Log, fields: Record<string, unknown>): void {
  const level = log.level === 'silent' ? 'silent' : 'info';
  log.child({ audit: true }, { level }).info({ event: 'audit', ...fields });
}

function typedWho({ account, user, region, project, project_id }: FormValues): Who {
  const typed = { typed_account: account, typed_user: user, endpoint_id: region, typed_project: project_id ?? project };
  return Object.fromEntries(
    Object.entries(typed).flatMap(([field, value]) =>
      typeof value === 'string' && value !== '' ? [[field, value.slice(0, MAX_TYPED_CHARS)]] : [],
    ),
  );
}

const ID_CHARS = 12;

/** Returns log fields for who acts where. The session's ID is already a hash; its beginning is enough to follow it. */
export const logFields = (session: Session) => ({ session: session.id.slice(0, ID_CHARS), ...whoFields(session) });

/** Returns log fields for who signed in where, before there is a session with an ID. */
export const whoFields = ({ user, project, endpointId }: Pick<Session, 'user' | 'project' | 'endpointId'>) => ({
  user_id: user.id,
  user_name: user.name,
  user_domain: user.domain,
  project_id: project.id,
  project_name: project.name,
  endpoint_id: endpointId,
});

/** Returns log fields for an outcome: `ok`, or the failure's kind, status, code, and whether nothing changed. */
export function outcomeFields(result: EgResult<unknown>) {
  if (result.ok) return { outcome: 'ok', request_id: result.requestId };
  const { kind, status, code, requestId, nothingChanged } = result.failure;
  return { outcome: kind, status, code, request_id: requestId, nothing_changed: nothingChanged };
}
