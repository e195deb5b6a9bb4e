import type { Migrations } from '@/lib/database/migrate';
import { firstTables } from './migrations/0001-first-tables';
import { keptCounts } from './migrations/0002-kept-counts';
import { subscriptionsAndEvents } from './migrations/0003-subscriptions-and-events';
import { pageIndexes } from './migrations/0004-page-indexes';
import { tokenMethodsAndPasscodes } from './migrations/0005-token-methods-and-passcodes';
import { temporaryKeys } from './migrations/0007-temporary-keys';
import { records } from './migrations/0008-records';
import { deliveries } from './migrations/0009-deliveries';

/** The steps that make the local EventGrid's tables. Append new ones with the next number. */
export const eventGridMigrations: Migrations = {
  '0001-first-tables': firstTables,
  '0002-kept-counts': keptCounts,
  '0003-subscriptions-and-events': subscriptionsAndEvents,
  '0004-page-indexes': pageIndexes,
  '0005-token-methods-and-passcodes': tokenMethodsAndPasscodes,
  '0007-temporary-keys': temporaryKeys,
  '0008-records': records,
  '0009-deliveries': deliveries,
};
