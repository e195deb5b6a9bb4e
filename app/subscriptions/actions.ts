'use server';

import { guardedAction } from '@/lib/guard/action';
import { createSubscription } from '@/lib/subscriptions/create';
import { updateSubscription } from '@/lib/subscriptions/update';
import { deleteSubscriptions, disableSubscriptions, enableSubscriptions } from '@/lib/subscriptions/writes';

/** Creates a subscription in the session's project with the user's own token. Refusals are values, explained. */
export const createSubscriptionAction = guardedAction('createSubscription', createSubscription);

/**
 * Saves an edit of a subscription: `subscription_id`, `updated_time` as shown, `description`, `filter` and `targets.*` if
 * they changed. If the subscription has changed since, it is returned, not overwritten. Refusals are values.
 */
export const updateSubscriptionAction = guardedAction('updateSubscription', updateSubscription);

/**
 * Enables the subscriptions in the form (`subscription_id`, without duplicates, 1 to 100). Returns each one's outcome.
 */
export const enableSubscriptionsAction = guardedAction('enableSubscriptions', enableSubscriptions);

/** Disables the subscriptions in the form, as enableSubscriptionsAction enables them. */
export const disableSubscriptionsAction = guardedAction('disableSubscriptions', disableSubscriptions);

/** Deletes the subscriptions in the form, as enableSubscriptionsAction enables them. */
export const deleteSubscriptionsAction = guardedAction('deleteSubscriptions', deleteSubscriptions);
