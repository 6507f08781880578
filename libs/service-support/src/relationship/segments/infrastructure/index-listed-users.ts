import type { SqlMigration } from '@boon/platform/database';

/** Whom static lists name: whether there is a list, and who is on it, is asked without reading every user. */
export const indexListedUsers: SqlMigration = {
  at: '2026-11-28T17:15:00',
  name: 'ServiceSupportIndexListedUsers',
  up: `create index user_profile_segments on service_support.user_profile using gin (segments);`,
  down: `drop index service_support.user_profile_segments;`,
};
