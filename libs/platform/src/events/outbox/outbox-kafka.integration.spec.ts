import { beforeAll } from '@jest/globals';
import { aDatabase, type DatabaseForSpecs } from '../../testing/a-database.js';
import { outboxContract } from '../../testing/outbox-contract.js';
import { usePostgres } from '../../testing/postgres.js';
import { useKafka } from '../../testing/servers.js';
import { KafkaEventBus } from '../kafka/kafka-event-bus.js';
import { ensureTopics } from '../kafka/kafka-topics.js';

usePostgres();
const kafka = useKafka();
const options = () => ({ brokers: [kafka.server.brokers], clientId: 'spec' });
let database: DatabaseForSpecs;
beforeAll(async () => {
  database = await aDatabase();
});

outboxContract('KafkaEventBus', () => ({
  database,
  bus: {
    makeBus: () => new KafkaEventBus(options()),
    prepareTopic: (topic) => ensureTopics(options(), [{ name: topic }]),
    deadLetters: () => Promise.resolve([]),
    inChild: { brokers: options().brokers },
  },
}));
