import type { Consumer, EachMessagePayload, Kafka, KafkaMessage } from 'kafkajs';
import type { DeadLetters } from '../event-bus.js';
import { deadLetterTopic, toRedriven } from './kafka-messages.js';
import type { KafkaPublisher } from './kafka-publisher.js';
import { patiently } from './kafka-topics.js';

/**
 * Publishes a group's dead letters again, marked for that group alone, and remembers how far it came in
 * offsets of its own. Killed on the way, it publishes some of them again: the inbox skips those.
 */
export async function redriveLetters(
  kafka: Kafka,
  publisher: KafkaPublisher,
  { group, topic }: DeadLetters,
): Promise<number> {
  const source = deadLetterTopic(topic);
  const groupId = `boon-redrive.${group}.${topic}`;
  const left = await remaining(kafka, groupId, source);
  if (left.size === 0) return 0;
  const consumer = kafka.consumer({ groupId, sessionTimeout: 10_000, maxWaitTimeInMs: 500 });
  await consumer.connect();
  await consumer.subscribe({ topics: [source], fromBeginning: true });
  let redriven = 0;
  const publishAgain = async (message: KafkaMessage) => {
    const again = toRedriven(message, group);
    if (!again) return;
    await publisher.send(topic, [again]);
    redriven += 1;
  };
  try {
    await readUpTo(consumer, source, left, publishAgain);
  } finally {
    await consumer.disconnect();
  }
  return redriven;
}

/** Resolves when every partition has been read up to its end; commits each message once `work` is done. */
function readUpTo(
  consumer: Consumer,
  topic: string,
  ends: Map<number, bigint>,
  work: (message: KafkaMessage) => Promise<void>,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const eachMessage = async ({ partition, message }: EachMessagePayload) => {
      const end = ends.get(partition);
      if (end === undefined || BigInt(message.offset) >= end) return;
      await work(message);
      const next = BigInt(message.offset) + 1n;
      await consumer.commitOffsets([{ topic, partition, offset: next.toString() }]);
      if (next >= end) ends.delete(partition);
      if (ends.size === 0) resolve();
    };
    consumer.on(consumer.events.CRASH, ({ payload }) => reject(payload.error));
    consumer.run({ autoCommit: false, eachMessage }).catch(reject);
  });
}

/** Per partition the offset up to which there are letters that this group has not looked at. */
async function remaining(
  kafka: Kafka,
  groupId: string,
  topic: string,
): Promise<Map<number, bigint>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const ends = await patiently(() => admin.fetchTopicOffsets(topic));
    const [done] = await admin.fetchOffsets({ groupId, topics: [topic] });
    const left = new Map<number, bigint>();
    for (const { partition, high, low } of ends) {
      const committed =
        done?.partitions.find((each) => each.partition === partition)?.offset ?? '-1';
      const from = BigInt(committed) < 0n ? BigInt(low) : BigInt(committed);
      if (from < BigInt(high)) left.set(partition, BigInt(high));
    }
    return left;
  } finally {
    await admin.disconnect();
  }
}
