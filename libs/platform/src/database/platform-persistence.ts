import { auditChain } from './audit/audit-chain.js';
import { auditEntries } from './audit/audit-entries.js';
import { foldedOutbox } from './migrations/folded-outbox.js';
import { outboxEventOnce } from './migrations/outbox-event-once.js';
import { platformTables } from './migrations/platform-tables.js';
import { subscribedTypes } from './migrations/subscribed-types.js';
import { toldState } from './migrations/told-state.js';
import type { Persistence } from './persistence.js';

/** The platform's own tables: outbox, inbox, the in-process bus, dead letters, idempotency keys, audit, told state. */
export const platformPersistence: Persistence = {
  name: 'platform',
  entities: [],
  migrations: [
    platformTables,
    foldedOutbox,
    auditEntries,
    outboxEventOnce,
    subscribedTypes,
    auditChain,
    toldState,
  ],
};
