import { eachWrite } from '@/lib/guard/each-write';

/** Deletes the sources of a form (`source_id`, 1 to 100) with one DELETE each. */
export const deleteSources = eachWrite({
  operation: 'deleteSource',
  field: 'source_id',
  send: (eventGrid, id, options) => eventGrid.deleteSource(id, options),
});
