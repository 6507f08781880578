import type { Persistence } from '@boon/platform/database';
import { accountTables } from './counting/accounts/infrastructure/account-tables.js';
import { notificationTables } from './notification/infrastructure/notification-tables.js';
import { relationshipTables } from './relationship/infrastructure/relationship-tables.js';
import { indexListedUsers } from './relationship/segments/infrastructure/index-listed-users.js';
import { segmentTables } from './relationship/segments/infrastructure/segment-tables.js';
import { userDeedTables } from './relationship/infrastructure/user-deed-tables.js';
import { userLinkTables } from './relationship/infrastructure/user-link-tables.js';

/** The schema `service_support`. Written and read by hand-made SQL: no entities are mapped. */
export const serviceSupportPersistence: Persistence = {
  name: 'service_support',
  entities: [],
  migrations: [
    relationshipTables,
    notificationTables,
    userLinkTables,
    segmentTables,
    accountTables,
    userDeedTables,
    indexListedUsers,
  ],
};
