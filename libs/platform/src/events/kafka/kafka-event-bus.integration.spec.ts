import { describe, expect, it } from '@jest/globals';
import { eventBusContract } from '../../testing/event-bus-contract.js';
import { useKafka } from '../../testing/servers.js';
import { kafkaOf } from './kafka-client.js';
import { KafkaEventBus } from './kafka-event-bus.js';
import { deadLetterTopic } from './kafka-messages.js';
import { ensureTopics, topicEnds } from './kafka-topics.js';

const kafka = useKafka();
const options = () => ({ brokers: [kafka.server.brokers], clientId: 'spec' });

eventBusContract('KafkaEventBus', () => ({
  makeBus: (retry) => new KafkaEventBus({ ...options(), ...(retry && { retry }) }),
  prepareTopic: (topic) => ensureTopics(options(), [{ name: topic }]),
  inChild: { brokers: options().brokers },
  deadLetters: async (group, topic) => {
    const letters = await readAll(deadLetterTopic(topic));
    return letters
      .filter(({ headers }) => headers['dead-letter-group'] === group)
      .map(({ headers, payload }) => ({
        n: (payload as { n: number }).n,
        attempts: Number(headers['dead-letter-attempts']),
        cause: headers['dead-letter-cause'] ?? '',
      }));
  },
}));

describe('KafkaEventBus', () => {
  it('does not subscribe to topics that the broker does not have, and names them', async () => {
    const bus = new KafkaEventBus(options());
    const subscription = { group: 'g', topics: ['nowhere'], handle: () => Promise.resolve() };
    await expect(bus.subscribe(subscription)).rejects.toThrow(
      'Kafka has no topic nowhere, nowhere.dead-letter',
    );
  });
});

interface Letter {
  readonly headers: Record<string, string>;
  readonly payload: unknown;
}

let readers = 0;

async function readAll(topic: string): Promise<Letter[]> {
  const ends = await topicEnds(options(), [topic]);
  const left = new Map(
    ends.filter(({ offset }) => offset !== '0').map(({ partition, offset }) => [partition, offset]),
  );
  const letters: Letter[] = [];
  if (left.size === 0) return letters;
  readers += 1;
  const consumer = kafkaOf(options()).consumer({
    groupId: `letters-${readers}`,
    maxWaitTimeInMs: 200,
  });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await new Promise<void>((resolve) => {
    void consumer.run({
      eachMessage: ({ partition, message }) => {
        const texts = Object.entries(message.headers ?? {}).map(([name, value]) => [
          name,
          String(value),
        ]);
        letters.push({
          headers: Object.fromEntries(texts) as Record<string, string>,
          payload: JSON.parse(String(message.value)),
        });
        if (BigInt(message.offset) + 1n >= BigInt(left.get(partition) ?? 0)) left.delete(partition);
        if (left.size === 0) resolve();
        return Promise.resolve();
      },
    });
  });
  await consumer.disconnect();
  return letters;
}
