import { describe, expect, it } from '@jest/globals';
import { aDatabase } from '../../testing/a-database.js';
import { eventually } from '../../testing/eventually.js';
import { OutboxWorld } from '../../testing/outbox-world.js';
import { usePostgres } from '../../testing/postgres.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { OutboxSignal } from '../outbox/outbox-signal.js';
import { InProcessEventBus } from './in-process-event-bus.js';

describe('a PostgreSQL that is killed and started again under traffic', () => {
  const postgres = usePostgres();

  it('has every committed change told once and in order by the in-process bus', async () => {
    const database = await aDatabase();
    await OutboxWorld.createTables(database);
    const world = new OutboxWorld(database, 'killed');
    const [publisher, consumer] = [1, 2].map(() => new InProcessEventBus(database)) as [
      InProcessEventBus,
      InProcessEventBus,
    ];
    await world.listen(consumer);
    const { url } = database;
    const relay = new OutboxRelay(publisher, { url, persistence: [] }, new OutboxSignal());
    relay.start();

    const traffic = world.traffic(Array.from({ length: 12 }, (_, at) => `key-${at}`));
    for (let kills = 0; kills < 2; kills += 1) {
      const before = await world.countOfEffects();
      await eventually(async () =>
        expect(await world.countOfEffects()).toBeGreaterThan(before + 200),
      );
      await postgres.server.kill();
      await postgres.server.restart();
      await eventually(() => world.countOfEffects());
    }
    await traffic.stop();

    await eventually(async () => expect(await world.incompleteKeys()).toEqual([]));
    await relay.stop();
    await Promise.all([publisher.stop(), consumer.stop()]);
  }, 300_000);
});
