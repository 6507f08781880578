import { newId, type DomainEvent } from '@boon/shared-kernel';
import { shardOf } from '../leases/shards.js';

/** A row on its way into platform.outbox: one event, or several of one shard folded together. */
export interface NewRow {
  readonly id: string;
  readonly shard: number;
  readonly type: string;
  readonly topic: string;
  readonly key: string;
  /** JSON; `{}` where the row is folded. */
  readonly payload: string;
  /** JSON. */
  readonly headers: string;
  /** How many events it holds. */
  readonly events: number;
  /** JSON of `Folded`; null where the row is one event. */
  readonly folded: string | null;
}

/** What events of one type have in common, and of each its id, its key and the rest of its payload. */
export interface Folded {
  readonly common: Payload;
  readonly events: readonly (readonly [id: string, key: string, own: Payload])[];
}

type Payload = Readonly<Record<string, unknown>>;

/** Fewer are not worth it. */
const FEWEST = 4;
/** What a row of the outbox holds without being moved out of its table. */
export const MOST_OF_A_ROW = 32;

interface Run {
  readonly shard: number;
  readonly headers: string;
  readonly events: DomainEvent[];
}

/**
 * The rows of a batch of events, in their order. Events of a shard that follow each other and are of one
 * type and trace share a row, so that a batch of hundreds is written as a few dozen rows; the order within a
 * shard, and so of every key, stays what it was.
 */
export function rowsOf(
  events: readonly DomainEvent[],
  headers: readonly string[],
): readonly NewRow[] {
  const runs: Run[] = [];
  const open = new Map<number, Run>();
  events.forEach((event, index) => {
    const shard = shardOf(event.key);
    const own = headers[index] ?? '{}';
    const run = open.get(shard);
    if (run !== undefined && continues(run, event, own)) run.events.push(event);
    else {
      const next = { shard, headers: own, events: [event] };
      open.set(shard, next);
      runs.push(next);
    }
  });
  return runs.flatMap((run) => (run.events.length < FEWEST ? singles(run) : [folded(run)]));
}

/** The events of a folded row, in order. */
export function unfold({ common, events }: Folded): {
  readonly id: string;
  readonly key: string;
  readonly payload: Payload;
}[] {
  return events.map(([id, key, own]) => ({ id, key, payload: { ...common, ...own } }));
}

function continues({ events, headers }: Run, event: DomainEvent, own: string): boolean {
  const [first] = events;
  const isSame = first?.type === event.type && first.topic === event.topic && headers === own;
  return isSame && events.length < MOST_OF_A_ROW;
}

function singles({ shard, headers, events }: Run): NewRow[] {
  return events.map(({ type, topic, key, payload }) => ({
    ...{ id: newId(), shard, type, topic, key, headers, events: 1, folded: null },
    payload: JSON.stringify(payload),
  }));
}

function folded({ shard, headers, events }: Run): NewRow {
  const [first] = events as [DomainEvent<Payload>];
  const { type, topic, key } = first;
  const isCommon = (field: string): boolean => {
    const value = first.payload[field];
    return events.every((event) => (event.payload as Payload)[field] === value);
  };
  const shared = new Set(Object.keys(first.payload).filter(isCommon));
  const text = JSON.stringify({
    common: part(first.payload, (field) => shared.has(field)),
    events: events.map((event) => [
      newId(),
      event.key,
      part(event.payload as Payload, (field) => !shared.has(field)),
    ]),
  } satisfies Folded);
  const row = { id: newId(), shard, type, topic, key, payload: '{}', headers };
  return { ...row, events: events.length, folded: text };
}

function part(payload: Payload, wanted: (field: string) => boolean): Payload {
  const result: Record<string, unknown> = {};
  for (const field in payload) if (wanted(field)) result[field] = payload[field];
  return result;
}
