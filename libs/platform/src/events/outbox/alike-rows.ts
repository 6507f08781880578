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
    const event = `["${ids[at]}",${quoted(key)},${own}]`;
    const shard = shardOf(key);
    const row = open[shard];
    if (row !== undefined && row.events.length < MOST_OF_A_ROW) row.events.push(event);
    else rows.push((open[shard] = { shard, key, own, events: [event] }));
  }
  const common = commonOf(alike);
  return rows.map((row) => newRow(row, { ...alike.sample, common }, headers));
}

/** The fields that do not vary as a JSON object: once for all rows. */
function commonOf({ sample, varying }: AlikeEvents): string {
  const fields = Object.entries(sample.payload as object).filter(([field]) => !(field in varying));
  return JSON.stringify(Object.fromEntries(fields));
}

/** The varying fields of one event as a JSON object. */
function ownParts(varying: AlikeEvents['varying']): (at: number) => string {
  const fields = Object.entries(varying).map(([name, values], n) => {
    return { head: `${n === 0 ? '' : ','}${JSON.stringify(name)}:`, values };
  });
  return (at) => {
    let own = '{';
    for (const { head, values } of fields) own += head + quoted(values[at] ?? '');
    return `${own}}`;
  };
}

/** Nothing in it is escaped in JSON: ids and names of users. */
const PLAIN = /^[\w.:@+=/ -]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

function newRow(
  { shard, key, own, events }: OpenRow,
  {
    type,
    topic,
    common,
  }: { readonly type: string; readonly topic: string; readonly common: string },
  headers: string,
): NewRow {
  const row = { id: newId(), shard, type, topic, key, headers, events: events.length };
  if (events.length === 1) {
    const payload = [common, own].map((fields) => JSON.parse(fields) as object);
    return { ...row, payload: JSON.stringify(Object.assign({}, ...payload)), folded: null };
  }
  const folded = `{"common":${common},"events":[${events.join(',')}]}`;
  return { ...row, payload: '{}', folded };
}
