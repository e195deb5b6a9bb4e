import { eachWrite } from '@/lib/guard/each-write';

/** Enables the subscriptions of a form (`subscription_id`, 1 to 100), one request each. */
export const enableSubscriptions = eachWrite({
  operation: 'enableSubscription',
  field: 'subscription_id',
  send: (eventGrid, id, options) => eventGrid.enableSubscription(id, options),
});

/** Disables the subscriptions of a form (`subscription_id`, 1 to 100), one request each. */
export const disableSubscriptions = eachWrite({
  operation: 'disableSubscription',
  field: 'subscription_id',
  send: (eventGrid, id, options) => eventGrid.disableSubscription(id, options),
});

/** Deletes the subscriptions of a form (`subscription_id`, 1 to 100) with one DELETE each. */
export const deleteSubscriptions = eachWrite({
  operation: 'deleteSubscription',
  field: 'subscription_id',
  send: (eventGrid, id, options) => eventGrid.deleteSubscription(id, options),
});
