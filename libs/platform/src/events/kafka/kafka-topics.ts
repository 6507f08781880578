import { setTimeout as pause } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import type { KafkaOptions } from '../events-options.js';
import { deadLetterTopic } from './kafka-messages.js';
import { kafkaOf } from './kafka-client.js';

/** Fixed for good: with another number, keys would move between partitions and lose their order. */
const PARTITIONS = 12;

/** A topic that is to be there. */
export interface TopicOrder {
  readonly name: string;
  /** Keeps the last record of each key for good: for state. Default: kept for the broker's time. */
  readonly compacted?: boolean;
}

/**
 * Makes what is missing of the topics (12 partitions each) and of their dead-letter topics; the migrate step
 * calls it. Replication is the broker's default.
 */
export async function ensureTopics(
  options: KafkaOptions,
  topics: readonly TopicOrder[],
): Promise<void> {
  await withAdmin(options, async (admin) => {
    const existing = new Set(await admin.listTopics());
    const wanted = topics.flatMap(({ name, compacted }) => [
      {
        topic: name,
        numPartitions: PARTITIONS,
        configEntries: compacted ? [{ name: 'cleanup.policy', value: 'compact' }] : [],
      },
      { topic: deadLetterTopic(name), numPartitions: 1 },
    ]);
    const missing = wanted.filter(({ topic }) => !existing.has(topic));
    if (missing.length > 0) await admin.createTopics({ topics: missing, waitForLeaders: true });
  });
}

/** Throws with the names of the topics (or dead-letter topics) that the broker does not have. */
export async function assertTopics(admin: Admin, topics: readonly string[]): Promise<void> {
  const existing = new Set(await admin.listTopics());
  const missing = topics
    .flatMap((topic) => [topic, deadLetterTopic(topic)])
    .filter((topic) => !existing.has(topic));
  if (missing.length > 0) {
    throw new Error(`Kafka has no topic ${missing.join(', ')}: run the migrate step first`);
  }
}

/** The offsets that the next message of each partition of the topics will get. */
export async function topicEnds(
  options: KafkaOptions,
  topics: readonly string[],
): Promise<{ topic: string; partition: number; offset: string }[]> {
  return withAdmin(options, async (admin) => {
    const ends = topics.map(async (topic) => {
      const partitions = await patiently(() => admin.fetchTopicOffsets(topic));
      return partitions.map(({ partition, high }) => ({ topic, partition, offset: high }));
    });
    return (await Promise.all(ends)).flat();
  });
}

const LEADERLESS = new Set(['NOT_LEADER_FOR_PARTITION', 'LEADER_NOT_AVAILABLE']);
const LOOK_AGAIN_MS = 100;
const LOOKS = 50;

/** Asks again while a partition, just made or just moved, has no leader that knows of it: kafkajs does not. */
export async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let look = 1; ; look += 1) {
    try {
      return await ask();
    } catch (error) {
      const { type } = error as { type?: unknown };
      if (look === LOOKS || typeof type !== 'string' || !LEADERLESS.has(type)) throw error;
      await pause(LOOK_AGAIN_MS);
    }
  }
}

/** Connects an admin for `work`. */
export async function withAdmin<T>(
  options: KafkaOptions,
  work: (admin: Admin) => Promise<T>,
): Promise<T> {
  const admin = kafkaOf(options).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}
