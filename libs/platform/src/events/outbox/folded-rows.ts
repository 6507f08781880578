import { newIds, type DomainEvent } from '@boon/shared-kernel';
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

/** One alone has nothing in common with anything; already two cost less as one row, an index entry and two JSON columns. */
const FEWEST = 2;
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
  const ids = newIds(events.length + runs.length).values();
  return runs.flatMap((run) =>
    run.events.length < FEWEST ? singles(run, ids) : [folded(run, ids)],
  );
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

type Ids = Iterator<string, unknown>;

function next(ids: Ids): string {
  return String(ids.next().value);
}

function singles({ shard, headers, events }: Run, ids: Ids): NewRow[] {
  return events.map(({ type, topic, key, payload }) => ({
    ...{ id: next(ids), shard, type, topic, key, headers, events: 1, folded: null },
    payload: JSON.stringify(payload),
  }));
}

/** The JSON of `Folded`, put together: objects for the parts of each event would cost more than all the rest. */
function folded({ shard, headers, events }: Run, ids: Ids): NewRow {
  const [first] = events as [DomainEvent<Payload>];
  const { type, topic, key } = first;
  const isCommon = (field: string): boolean => {
    const value = first.payload[field];
    return events.every((event) => (event.payload as Payload)[field] === value);
  };
  const shared = new Set(Object.keys(first.payload).filter(isCommon));
  const own = new Members((field) => !shared.has(field));
  const parts = events.map(
    (event) => `["${next(ids)}",${JSON.stringify(event.key)},${own.of(event.payload as Payload)}]`,
  );
  const common = new Members((field) => shared.has(field)).of(first.payload);
  const text = `{"common":${common},"events":[${parts.join(',')}]}`;
  const row = { id: next(ids), shard, type, topic, key, payload: '{}', headers };
  return { ...row, events: events.length, folded: text };
}

/** Writes some of the members of objects as JSON, as `JSON.stringify` writes them. */
class Members {
  /** Of a field its name as JSON; null: it is not wanted. */
  private readonly names = new Map<string, string | null>();

  constructor(private readonly wanted: (field: string) => boolean) {}

  of(payload: Payload): string {
    let json = '';
    for (const field in payload) {
      const name = this.nameOf(field);
      // What JSON has no words for is left out.
      const value =
        name === null ? undefined : (JSON.stringify(payload[field]) as string | undefined);
      if (value !== undefined) json += `${json === '' ? '' : ','}${name}:${value}`;
    }
    return `{${json}}`;
  }

  private nameOf(field: string): string | null {
    let name = this.names.get(field);
    if (name === undefined) {
      name = this.wanted(field) ? JSON.stringify(field) : null;
      this.names.set(field, name);
    }
    return name;
  }
}
