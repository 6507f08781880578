import { describe, expect, it } from '@jest/globals';
import type { KafkaMessage, Message } from 'kafkajs';
import { envelope } from '../event-envelope.js';
import { UnprocessableEvent } from '../retry.js';
import {
  inRequests,
  isForAnother,
  toDeadLetter,
  toEvent,
  toMessage,
  toRedriven,
} from './kafka-messages.js';

const event = envelope(
  { type: 'spec.thing-happened.v1', topic: 'spec', key: '优惠', payload: { fen: '12' } },
  new Date('2026-11-22T00:00:00Z'),
  { traceparent: '00-a-b-01' },
);

/** As the broker gives it back: everything in bytes. */
function received(message: Message): KafkaMessage {
  const headers = Object.entries(message.headers ?? {}).map(([name, value]) => [
    name,
    Buffer.from(String(value)),
  ]);
  return {
    key: Buffer.from(String(message.key)),
    value: Buffer.from(String(message.value)),
    headers: Object.fromEntries(headers) as Record<string, Buffer>,
    timestamp: '0',
    attributes: 0,
    offset: '7',
  };
}

describe('an event on Kafka', () => {
  it('comes back as it was sent', () => {
    expect(toEvent('spec', received(toMessage(event)))).toEqual(event);
  });

  it('keeps its headers from taking the place of what the platform says', () => {
    const sly = { ...event, headers: { type: 'another', id: 'x' } };
    expect(toEvent('spec', received(toMessage(sly)))).toMatchObject({
      id: event.id,
      type: event.type,
    });
  });

  it.each<[string, KafkaMessage]>([
    ['no JSON', { ...received(toMessage(event)), value: Buffer.from('{') }],
    ['no value', { ...received(toMessage(event)), value: null }],
    ['no headers', received({ ...toMessage(event), headers: {} })],
  ])('cannot be processed with %s', (_, message) => {
    expect(() => toEvent('spec', message)).toThrow(UnprocessableEvent);
  });
});

describe('a dead letter', () => {
  const letter = received(toDeadLetter(received(toMessage(event)), 'shop', 5, new Error('why')));

  it('keeps the event, and says why, how often and for whom', () => {
    expect(toEvent('spec', letter)).toEqual({
      ...event,
      headers: {
        ...event.headers,
        'dead-letter-cause': 'Error: why',
        'dead-letter-attempts': '5',
        'dead-letter-group': 'shop',
      },
    });
  });

  it('is given back to its own group only', () => {
    expect(toRedriven(letter, 'other')).toBeUndefined();
    const again = received(toRedriven(letter, 'shop') ?? { value: '' });
    expect([isForAnother(again, 'shop'), isForAnother(again, 'other')]).toEqual([false, true]);
    expect(isForAnother(received(toMessage(event)), 'other')).toBe(false);
    expect(toEvent('spec', again).payload).toEqual(event.payload);
  });

  it('that dies again is no longer marked as given back', () => {
    const again = received(toRedriven(letter, 'shop') ?? { value: '' });
    const dead = received(toDeadLetter(again, 'shop', 5, new Error('still')));
    expect(isForAnother(dead, 'other')).toBe(false);
  });
});

describe('messages of one request', () => {
  it('stay below what a broker takes as one batch, in their order', () => {
    const large = (n: number, bytes: number): Message => ({
      key: 'k',
      value: `${n}`.repeat(bytes),
    });
    const sizes = [300_000, 300_000, 300_000, 300_000, 2_000_000, 10, 10];
    const parts = inRequests(sizes.map((bytes, n) => large(n, bytes)));
    expect(parts.map((part) => part.length)).toEqual([3, 1, 1, 2]);
    expect(parts.flat().map(({ value }) => String(value)[0])).toEqual([...'0123456']);
  });

  it('are none where there are no messages', () => {
    expect(inRequests([])).toEqual([]);
  });
});
