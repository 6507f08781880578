import { beforeAll } from '@jest/globals';
import { InProcessEventBus } from '../bus/in-process-event-bus.js';
import { aDatabase, type DatabaseForSpecs } from '../../testing/a-database.js';
import { outboxContract } from '../../testing/outbox-contract.js';
import { usePostgres } from '../../testing/postgres.js';

usePostgres();
let database: DatabaseForSpecs;
beforeAll(async () => {
  database = await aDatabase();
});

outboxContract('InProcessEventBus', () => ({
  database,
  bus: {
    makeBus: () => new InProcessEventBus(database),
    prepareTopic: () => Promise.resolve(),
    deadLetters: () => Promise.resolve([]),
    inChild: { url: database.url },
  },
}));
