import type { IHeaders, KafkaMessage, Message } from 'kafkajs';
import type { EventEnvelope } from '../event-envelope.js';
import { causeOf, UnprocessableEvent } from '../retry.js';

const CAUSE = 'dead-letter-cause';
const ATTEMPTS = 'dead-letter-attempts';
const GROUP = 'dead-letter-group';
const ONLY_FOR = 'redriven-for';

/** Where events go that a group could not handle. */
export function deadLetterTopic(topic: string): string {
  return `${topic}.dead-letter`;
}

/** The event as Kafka keeps it: the payload as JSON, the rest in headers. */
export function toMessage(event: EventEnvelope): Message {
  const { id, type, occurredAt, key, payload, headers } = event;
  return { key, value: JSON.stringify(payload), headers: { ...headers, id, type, occurredAt } };
}

/** What brokers take as one batch by default is 1 MiB; all messages of a request may have one key. */
const MOST_BYTES = 1_020_000;
/** Ids, type and the record's own fields. */
const BYTES_BESIDE = 230;

/** Messages in their order, in parts that a broker takes whatever their keys; one that is too large stands alone. */
export function inRequests(messages: readonly Message[]): Message[][] {
  const parts: Message[][] = [];
  let bytes = Infinity;
  for (const message of messages) {
    const own = Buffer.byteLength(message.value ?? '') + BYTES_BESIDE;
    bytes += own;
    if (bytes > MOST_BYTES) {
      parts.push([]);
      bytes = own;
    }
    parts.at(-1)?.push(message);
  }
  return parts;
}

/** Reads what `toMessage` wrote; throws `UnprocessableEvent` on anything else. */
export function toEvent(topic: string, message: KafkaMessage): EventEnvelope {
  const { id, type, occurredAt, ...headers } = textHeaders(message.headers);
  if (!id || !type || !occurredAt) {
    throw new UnprocessableEvent(`${topic}@${message.offset} has no id, type or occurredAt`);
  }
  const key = message.key?.toString() ?? '';
  return { id, type, occurredAt, topic, key, headers, payload: parse(topic, message) };
}

/** The message for the dead-letter topic: unchanged, with what went wrong beside it. */
export function toDeadLetter(
  message: KafkaMessage,
  group: string,
  attempts: number,
  cause: unknown,
): Message {
  const { key, value, headers = {} } = message;
  const why = { [CAUSE]: causeOf(cause), [ATTEMPTS]: String(attempts), [GROUP]: group };
  return { key, value, headers: { ...without(headers, [ONLY_FOR]), ...why } };
}

/** The message to be handled again by `group` alone; undefined when it is another group's letter. */
export function toRedriven(message: KafkaMessage, group: string): Message | undefined {
  const { key, value, headers = {} } = message;
  if (textHeaders(headers)[GROUP] !== group) return undefined;
  return {
    key,
    value,
    headers: { ...without(headers, [CAUSE, ATTEMPTS, GROUP]), [ONLY_FOR]: group },
  };
}

/** Whether the message was redriven for another group than this one. */
export function isForAnother(message: KafkaMessage, group: string): boolean {
  const onlyFor = textHeaders(message.headers)[ONLY_FOR];
  return onlyFor !== undefined && onlyFor !== group;
}

function parse(topic: string, message: KafkaMessage): unknown {
  try {
    return JSON.parse(message.value?.toString() ?? '');
  } catch (error) {
    throw new UnprocessableEvent(`${topic}@${message.offset} is not JSON`, { cause: error });
  }
}

function textHeaders(headers: IHeaders = {}): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) texts[name] = value.toString();
  }
  return texts;
}

function without(headers: IHeaders, names: readonly string[]): IHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
