'use server';

import { guardedAction } from '@/lib/guard/action';
import { deleteSubscriptions, disableSubscriptions, enableSubscriptions } from '@/lib/subscriptions/writes';

/**
 * Enables the subscriptions in the form (`subscription_id`, without duplicates, 1 to 100). Returns each one's outcome.
 */
export const enableSubscriptionsAction = guardedAction('enableSubscriptions', enableSubscriptions);

/** Disables the subscriptions in the form, as enableSubscriptionsAction enables them. */
export const disableSubscriptionsAction = guardedAction('disableSubscriptions', disableSubscriptions);

/** Deletes the subscriptions in the form, as enableSubscriptionsAction enables them. */
export const deleteSubscriptionsAction = guardedAction('deleteSubscriptions', deleteSubscriptions);
