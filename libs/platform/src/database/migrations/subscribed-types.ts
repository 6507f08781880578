import type { SqlMigration } from '../persistence.js';

/** What of a topic a group wants; null: all, as of groups that have not subscribed again since. */
export const subscribedTypes: SqlMigration = {
  at: '2026-11-28T20:05:00',
  name: 'PlatformSubscribedTypes',
  up: `alter table platform.bus_subscription add column types text[];`,
  down: `alter table platform.bus_subscription drop column types;`,
};
