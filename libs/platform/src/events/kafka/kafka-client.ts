import { Logger } from '@nestjs/common';
import { Kafka, logLevel, type LogEntry } from 'kafkajs';
import type { KafkaOptions } from '../events-options.js';

const logger = new Logger('Kafka');

// kafkajs reports these as errors although they are how a group forms, moves and comes back.
const COMMONPLACE =
  /rebalancing|rejoin|re-joining|group coordinator|correct coordinator|coordinator is loading|GroupCoordinator|member needs to have a valid member id|not aware of this member|Restarting the consumer/i;

/** Some five seconds: who asks is to hear of an outage. */
const ASKING = 8;
/**
 * Some half a minute, longer than a broker needs to restart: a consumer that gives up comes back as a new
 * member, and its group waits until the old one has timed out.
 */
export const WAITING = 30;

/** A kafkajs client that logs through Nest, and tries so often to reach its broker. */
export function kafkaOf({ brokers, clientId }: KafkaOptions, retries = ASKING): Kafka {
  return new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 3_000,
    requestTimeout: 10_000,
    enforceRequestTimeout: true,
    retry: { initialRetryTime: 100, maxRetryTime: 1_000, retries },
    logLevel: logLevel.WARN,
    logCreator: () => write,
  });
}

// During an outage kafkajs says the same some thirty times a second.
const SAID_FOR_MS = 10_000;
const lastSaid = new Map<string, number>();

function write({ level, log }: LogEntry): void {
  const { message, error, groupId } = log as { message: string; error?: unknown; groupId?: string };
  const text = [message, groupId && `group ${groupId}`, error && String(error)]
    .filter(Boolean)
    .join('; ');
  if (COMMONPLACE.test(text) || level > logLevel.WARN) logger.debug(text);
  else if (isNews(text)) logger.warn(text);
}

function isNews(text: string): boolean {
  const now = Date.now();
  for (const [each, at] of lastSaid) if (now - at > SAID_FOR_MS) lastSaid.delete(each);
  if (lastSaid.has(text)) return false;
  lastSaid.set(text, now);
  return true;
}
