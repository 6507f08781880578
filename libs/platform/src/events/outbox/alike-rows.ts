import { newId, newIds } from '@boon/shared-kernel';
import { SHARD_COUNT, shardOf } from '../leases/shards.js';
import type { AlikeEvents } from '../outbox.js';
import { MOST_OF_A_ROW, type NewRow } from './folded-rows.js';

/** Events of one row: the key of the first, and each as JSON. */
interface OpenRow {
  readonly shard: number;
  readonly key: string;
  /** The varying part of the first one's payload. */
  readonly own: string;
  readonly events: string[];
}

/** The rows of events that are alike, folded by shard in their order; JSON is put together, not made. */
export function alikeRows(alike: AlikeEvents, headers: string): NewRow[] {
  const { keys } = alike;
  const ids = newIds(keys.length);
  const ownOf = ownParts(alike.varying);
  const rows: OpenRow[] = [];
  const open = new Array<OpenRow | undefined>(SHARD_COUNT);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? '';
    const own = ownOf(at);
    const event = `["${ids[at]}",${JSON.stringify(key)},${own}]`;
    const shard = shardOf(key);
    const row = open[shard];
    if (row !== undefined && row.events.length < MOST_OF_A_ROW) row.events.push(event);
    else rows.push((open[shard] = { shard, key, own, events: [event] }));
  }
  return rows.map((row) => newRow(row, alike, headers));
}

/** The varying fields of one event as a JSON object. */
function ownParts(varying: AlikeEvents['varying']): (at: number) => string {
  const fields = Object.entries(varying).map(
    ([name, values]) => [`${JSON.stringify(name)}:`, values] as const,
  );
  return (at) => `{${fields.map(([name, values]) => name + JSON.stringify(values[at])).join(',')}}`;
}

function newRow(
  { shard, key, own, events }: OpenRow,
  { sample, varying }: AlikeEvents,
  headers: string,
): NewRow {
  const { type, topic } = sample;
  const common = Object.fromEntries(
    Object.entries(sample.payload as object).filter(([field]) => !(field in varying)),
  );
  const row = { id: newId(), shard, type, topic, key, headers, events: events.length };
  if (events.length === 1) {
    const payload = JSON.stringify({ ...common, ...(JSON.parse(own) as object) });
    return { ...row, payload, folded: null };
  }
  const folded = `{"common":${JSON.stringify(common)},"events":[${events.join(',')}]}`;
  return { ...row, payload: '{}', folded };
}
