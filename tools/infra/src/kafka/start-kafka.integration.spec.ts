import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { Kafka, logLevel } from 'kafkajs';
import { temporaryFolders } from '../testing/folders.js';
import { killHard, startInOtherProcess, untilGone } from '../testing/other-process.js';
import { until } from '../until.js';
import { type RunningKafka, startKafka } from './start-kafka.js';

// The first run may download Java, Maven and the jars.
jest.setTimeout(600_000);

const TOPIC = 'grants';

async function makeTopic(client: Kafka): Promise<void> {
  const admin = client.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: TOPIC, numPartitions: 3 }] });
  await admin.disconnect();
}

async function send(client: Kafka, from: number, to: number): Promise<void> {
  const producer = client.producer();
  await producer.connect();
  const messages = Array.from({ length: to - from }, (_, index) => {
    const number = from + index;
    return { key: `user-${number % 7}`, value: String(number) };
  });
  await producer.send({ topic: TOPIC, messages, acks: -1 });
  await producer.disconnect();
}

/** Values by key, in the order of their arrival. */
async function receive(client: Kafka, count: number): Promise<Map<string, number[]>> {
  const seen = new Map<string, number[]>();
  let arrived = 0;
  const consumer = client.consumer({ groupId: `reader-${count}` });
  await consumer.connect();
  await consumer.subscribe({ topic: TOPIC, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const key = String(message.key);
      seen.set(key, [...(seen.get(key) ?? []), Number(message.value)]);
      arrived++;
    },
  });
  await until(() => arrived >= count || undefined, {
    withinMs: 120_000,
    orElse: () => {
      throw new Error(`${arrived} of ${count} messages arrived`);
    },
  });
  await consumer.disconnect();
  return seen;
}

describe('the started Kafka', () => {
  const folders = temporaryFolders();
  let dir: string;
  let kafka: RunningKafka;
  let client: Kafka;

  beforeAll(async () => {
    dir = folders.make();
    kafka = await startKafka({ dir });
    client = new Kafka({ brokers: [kafka.brokers], logLevel: logLevel.NOTHING });
    await makeTopic(client);
  });
  afterAll(async () => {
    await kafka?.stop();
    folders.removeAll();
  });

  it('creates no topic that nobody asked for', async () => {
    const producer = client.producer({ allowAutoTopicCreation: true, retry: { retries: 0 } });
    await producer.connect();
    await expect(
      producer.send({ topic: 'misspelt', messages: [{ value: 'x' }] }),
    ).rejects.toThrow();
    await producer.disconnect();
  });

  it('keeps every acknowledged message, in order, through a crash and a stop', async () => {
    await send(client, 0, 1_000);
    await kafka.kill();
    await kafka.restart();
    await send(client, 1_000, 2_000);
    await kafka.restart();

    const seen = await receive(client, 2_000);
    expect([...seen.values()].flat().sort((a, b) => a - b)).toEqual(
      Array.from({ length: 2_000 }, (_, number) => number),
    );
    for (const numbers of seen.values()) {
      expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    }
  });

  it('refuses a folder and a port that are in use', async () => {
    await expect(startKafka({ dir })).rejects.toThrow(/is in use by process/);
    await expect(startKafka({ dir: folders.make(), port: kafka.port })).rejects.toThrow(
      `Port ${kafka.port}, wanted for Kafka, is in use`,
    );
  });

  it('ends with the process that started it, though that is killed', async () => {
    const other = await startInOtherProcess('kafka', folders.make());
    await killHard(other.child);
    await untilGone(other.pid ?? 0);
  });
});
