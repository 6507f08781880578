import { describe, expect, it } from '@jest/globals';
import { aDatabase } from '../../testing/a-database.js';
import { eventually } from '../../testing/eventually.js';
import { OutboxWorld } from '../../testing/outbox-world.js';
import { usePostgres } from '../../testing/postgres.js';
import { useKafka } from '../../testing/servers.js';
import { OutboxRelay } from '../outbox/outbox-relay.js';
import { OutboxSignal } from '../outbox/outbox-signal.js';
import { KafkaEventBus } from './kafka-event-bus.js';
import { ensureTopics } from './kafka-topics.js';

const PATIENCE_MS = 300_000;

describe('a broker that is killed and started again under traffic', () => {
  usePostgres();
  const kafka = useKafka();

  it(
    'loses no event, and keeps the order of every key',
    async () => {
      const options = { brokers: [kafka.server.brokers], clientId: 'spec' };
      const topic = 'killed';
      await ensureTopics(options, [{ name: topic }]);
      const database = await aDatabase();
      await OutboxWorld.createTables(database);
      const world = new OutboxWorld(database, topic);
      const buses = [1, 2, 3].map(() => new KafkaEventBus(options));
      const [publisher, ...consumers] = buses as [KafkaEventBus, KafkaEventBus, KafkaEventBus];
      await Promise.all(consumers.map((bus) => world.listen(bus)));
      const { url } = database;
      const relay = new OutboxRelay(publisher, { url, persistence: [] }, new OutboxSignal());
      relay.start();

      const traffic = world.traffic(Array.from({ length: 12 }, (_, at) => `key-${at}`));
      for (let kills = 0; kills < 2; kills += 1) {
        const before = await world.countOfEffects();
        await eventually(
          async () => expect(await world.countOfEffects()).toBeGreaterThan(before + 300),
          PATIENCE_MS,
        );
        await kafka.server.kill();
        await eventually(async () => expect(await world.unpublished()).toBeGreaterThan(100));
        await kafka.server.restart();
      }
      await traffic.stop();

      await eventually(async () => expect(await world.incompleteKeys()).toEqual([]), PATIENCE_MS);
      expect(await world.unpublished()).toBe(0);
      await relay.stop();
      await Promise.all(buses.map((bus) => bus.stop()));
    },
    PATIENCE_MS * 2,
  );
});
