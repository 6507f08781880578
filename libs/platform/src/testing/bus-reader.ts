import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@boon/shared-kernel';
import { expect } from '@jest/globals';
import type { EventEnvelope } from '../events/event-envelope.js';

/** An event as a reader notes it. */
export interface SpecEvent {
  readonly id: string;
  readonly key: string;
  readonly n: number;
}

/** How a reader behaves. */
export interface ReaderHabits {
  readonly pauseMs?: number;
  readonly failsOn?: (event: SpecEvent) => boolean;
}

/** A handler that notes what it is given. */
export interface Reader {
  /** In the order of handling, redeliveries too. */
  readonly seen: SpecEvent[];
  failures: number;
  distinct(): number;
  readonly handle: (event: EventEnvelope) => Promise<void>;
}

/** Makes a reader. */
export function aReader(habits: ReaderHabits = {}): Reader {
  const reader: Reader = {
    seen: [],
    failures: 0,
    distinct: () => new Set(reader.seen.map(({ id }) => id)).size,
    handle: async ({ id, key, payload }) => {
      const event = { id, key, n: (payload as { n: number }).n };
      if (habits.pauseMs) await pause(habits.pauseMs);
      if (habits.failsOn?.(event)) {
        reader.failures += 1;
        throw new Error(`planted failure of ${key} ${event.n}`);
      }
      reader.seen.push(event);
    },
  };
  return reader;
}

/** Events `from` to `to` (exclusive) of one key. */
export function numbered(topic: string, key: string, from: number, to: number): EventEnvelope[] {
  return Array.from({ length: to - from }, (_, at) => ({
    id: newId(),
    type: 'spec.counted.v1',
    topic,
    key,
    occurredAt: '2026-11-22T00:00:00.000Z',
    headers: {},
    payload: { n: from + at },
  }));
}

/** Every key's events, when first seen, count upwards: what an inbox lets through is in order. */
export function expectInOrder(seen: readonly SpecEvent[]): void {
  const last = new Map<string, number>();
  const known = new Set<string>();
  const disorder: string[] = [];
  for (const { id, key, n } of seen) {
    if (known.has(id)) continue;
    known.add(id);
    const before = last.get(key) ?? -1;
    if (n <= before) disorder.push(`${key}: ${n} after ${before}`);
    last.set(key, n);
  }
  expect(disorder).toEqual([]);
}
