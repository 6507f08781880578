import { beforeAll } from '@jest/globals';
import { aDatabase, type DatabaseForSpecs } from '../../testing/a-database.js';
import { eventBusContract } from '../../testing/event-bus-contract.js';
import { usePostgres } from '../../testing/postgres.js';
import { InProcessEventBus } from './in-process-event-bus.js';

usePostgres();
let database: DatabaseForSpecs;
beforeAll(async () => {
  database = await aDatabase();
});

eventBusContract('InProcessEventBus', () => ({
  makeBus: (retry) => new InProcessEventBus({ ...database, ...(retry && { retry }) }),
  prepareTopic: () => Promise.resolve(),
  inChild: { url: database.url },
  deadLetters: (group, topic) =>
    database.sql.query(
      `select (payload ->> 'n')::int as n, attempts, cause from platform.dead_letter
       where consumer_group = $1 and topic = $2 order by seq`,
      [group, topic],
    ),
}));
