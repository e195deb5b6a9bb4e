import type { EventGridDeps } from '../context';
import { Failure, failures } from '../failures';
import { type Operation, operation, reply } from '../operation';
import {
  enterpriseQuery,
  operationAnswer,
  operationBody,
  sourceInAnswer,
  subscribedSource,
  subscriptionTarget,
  targetInAnswer,
} from '../schemas/subscription';
import { partsOf } from '../subscription';
import { changeParts, columnOf, keptPart, refuseLists, refuseProvider } from '../subscription-parts';

const COLLECTION = '/v1/{project_id}/subscriptions';
const TARGETS = `${COLLECTION}/{subscription_id}/targets`;
const TARGET = `${TARGETS}/{target_id}`;

/** Our choice: no source says what EventGrid does. */
const lastTarget = failures.invalidParameters('targets: a subscription needs one');

/** Makes the operations on parts of subscriptions: their status, their source, and each target. */
export function subscriptionPartOperations(deps: EventGridDeps): Operation[] {
  const { store } = deps;
  const tag = 'Subscriptions';
  const wrongTarget = [failures.notFound(), failures.invalidTarget(), failures.invalidStatus()];

  const operate = operation({
    operationId: 'executeSubscriptionOperation',
    tag,
    method: 'POST',
    path: `${COLLECTION}/operation`,
    summary: 'Enables or disables up to 10 subscriptions, with a result for each',
    access: 'write',
    query: enterpriseQuery,
    body: operationBody,
    success: { status: 200, schema: operationAnswer },
    async handle({ project, body }) {
      const status = body.operation === 'ENABLE' ? 'ENABLED' : 'DISABLED';
      const events = [];
      for (const subscription_id of body.subscription_ids) {
        const changes = { status, updated_time: deps.now() };
        const changed = await store.changeSubscription(project.id, subscription_id, () => changes);
        const { code: error_code, message: error_msg } = failures.notFound();
        events.push(changed === undefined ? { subscription_id, error_code, error_msg } : { subscription_id });
      }
      return reply({ failed_count: events.filter((entry) => 'error_code' in entry).length, events });
    },
  });

  const updateSource = operation({
    operationId: 'updateSubscriptionSource',
    tag,
    method: 'PUT',
    path: `${COLLECTION}/{subscription_id}/sources/{source_id}`,
    summary: "Changes a subscription's source",
    access: 'write',
    query: enterpriseQuery,
    body: subscribedSource,
    success: { status: 200, schema: sourceInAnswer },
    refusals: [failures.notFound(), failures.invalidFilter(), failures.notModifiable(), failures.invalidStatus()],
    async handle({ project, id, path, body }) {
      const row = await store.findSubscription(project.id, id);
      if (row === undefined) return failures.notFound();
      const refused = await refuseLists({ sources: [body] }, { project_id: project.id, id: row.channel_id }, deps);
      if (refused) return refused;
      const changed = await changeParts(project.id, id, deps, ({ sources }) => {
        const known = sources.find((source) => source.id === path.source_id);
        if (known === undefined) return failures.notFound();
        return refuseProvider(body, known) ?? { sources: columnOf([keptPart(body, known, deps)]) };
      });
      return changed instanceof Failure ? changed : reply(partsOf(changed).sources[0] ?? null);
    },
  });

  const createTarget = operation({
    operationId: 'createSubscriptionTarget',
    tag,
    method: 'POST',
    path: TARGETS,
    summary: 'Adds a target to a subscription',
    access: 'write',
    query: enterpriseQuery,
    body: subscriptionTarget,
    success: { status: 200, schema: targetInAnswer },
    refusals: [...wrongTarget, failures.overQuota()],
    async handle({ project, id, body }) {
      const made = keptPart(body, undefined, deps);
      const refused = await refuseLists({ targets: [body] }, { project_id: project.id, id: '' }, deps);
      if (refused) return refused;
      const changed = await changeParts(project.id, id, deps, ({ targets }) => {
        if (targets.some((target) => target.id === made.id)) return failures.invalidParameters('id: is taken');
        if (targets.length >= deps.quotas.SUBSCRIPTION_TARGET) return failures.overQuota();
        return { targets: columnOf([...targets, made]) };
      });
      return changed instanceof Failure ? changed : reply(made);
    },
  });

  const showTarget = operation({
    operationId: 'showSubscriptionTarget',
    tag,
    method: 'GET',
    path: TARGET,
    summary: "Shows a subscription's target",
    access: 'read',
    query: enterpriseQuery,
    success: { status: 200, schema: targetInAnswer },
    refusals: [failures.notFound()],
    async handle({ project, id, path }) {
      const row = await store.findSubscription(project.id, id);
      const target = row && partsOf(row).targets.find((one) => one.id === path.target_id);
      return target === undefined ? failures.notFound() : reply(target);
    },
  });

  const updateTarget = operation({
    operationId: 'updateSubscriptionTarget',
    tag,
    method: 'PUT',
    path: TARGET,
    summary: "Replaces a subscription's target; its ID stays",
    access: 'write',
    query: enterpriseQuery,
    body: subscriptionTarget,
    success: { status: 200, schema: targetInAnswer },
    refusals: wrongTarget,
    async handle({ project, id, path, body }) {
      const refused = await refuseLists({ targets: [body] }, { project_id: project.id, id: '' }, deps);
      if (refused) return refused;
      const changed = await changeParts(project.id, id, deps, ({ targets }) => {
        const known = targets.find((target) => target.id === path.target_id);
        if (known === undefined) return failures.notFound();
        return { targets: columnOf(targets.map((one) => (one === known ? keptPart(body, known, deps) : one))) };
      });
      if (changed instanceof Failure) return changed;
      return reply(partsOf(changed).targets.find((target) => target.id === path.target_id) ?? null);
    },
  });

  const removeTarget = operation({
    operationId: 'deleteSubscriptionTarget',
    tag,
    method: 'DELETE',
    path: TARGET,
    summary: "Deletes one of a subscription's targets, unless it is the last",
    access: 'write',
    query: enterpriseQuery,
    success: { status: 204 },
    refusals: [failures.notFound(), lastTarget, failures.invalidStatus()],
    async handle({ project, id, path }) {
      const changed = await changeParts(project.id, id, deps, ({ targets }) => {
        const left = targets.filter((target) => target.id !== path.target_id);
        if (left.length === targets.length) return failures.notFound();
        return left.length === 0 ? lastTarget : { targets: columnOf(left) };
      });
      return changed instanceof Failure ? changed : reply(null);
    },
  });

  return [operate, updateSource, createTarget, showTarget, updateTarget, removeTarget];
}
