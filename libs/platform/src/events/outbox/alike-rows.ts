import { newId, newIds } from '@boon/shared-kernel';
import { SHARD_COUNT, shardOf } from '../leases/shards.js';
import type { AlikeEvents } from '../outbox.js';
import { MOST_OF_A_ROW, type NewRow } from './folded-rows.js';

/** Events of one row: the key of the first, and all of them as JSON. */
interface OpenRow {
  readonly shard: number;
  readonly key: string;
  /** The varying part of the first one's payload. */
  readonly own: string;
  /** Grown piece by piece, and made one text only when it is sent. */
  events: string;
  count: number;
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
    if (row !== undefined && row.count < MOST_OF_A_ROW) {
      row.events += `,${event}`;
      row.count += 1;
    } else rows.push((open[shard] = { shard, key, own, events: event, count: 1 }));
  }
  const common = commonOf(alike);
  return rows.map((row) => newRow(row, { ...alike.sample, common }, headers));
}

/** The fields that do not vary as a JSON object: once for all rows. */
function commonOf({ sample, varying }: AlikeEvents): string {
  const fields = Object.entries(sample.payload as object).filter(([field]) => !(field in varying));
  return inAscii(JSON.stringify(Object.fromEntries(fields)));
}

/** A single character beyond would double what all the rows take until they are sent, and what sending them costs. */
function inAscii(json: string): string {
  return json.replace(/[^\0-\x7f]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
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
  { shard, key, own, events, count }: OpenRow,
  {
    type,
    topic,
    common,
  }: { readonly type: string; readonly topic: string; readonly common: string },
  headers: string,
): NewRow {
  const row = { id: newId(), shard, type, topic, key, headers, events: count };
  if (count === 1) {
    const payload = [common, own].map((fields) => JSON.parse(fields) as object);
    return { ...row, payload: JSON.stringify(Object.assign({}, ...payload)), folded: null };
  }
  const folded = `{"common":${common},"events":[${events}]}`;
  return { ...row, payload: '{}', folded };
}
