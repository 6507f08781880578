import { newId, newIds } from '@boon/shared-kernel';
import { SHARD_COUNT, shardOf } from '../leases/shards.js';
import type { AlikeEvents } from '../outbox.js';
import { MOST_OF_A_ROW, type NewRow } from './folded-rows.js';

/** Events of one row: the key of the first, and all of them as JSON. */
interface OpenRow {
  readonly shard: number;
  readonly key: string;
  /** Where the first one stands. */
  readonly first: number;
  /** In pieces, which are made one text at one go: put together one by one they would be copied as often. */
  readonly pieces: string[];
  count: number;
}

/** The rows of events that are alike, folded by shard in their order; JSON is put together, not made. */
export function alikeRows(alike: AlikeEvents, headers: string): NewRow[] {
  const { keys } = alike;
  const ids = newIds(keys.length);
  const fields = fieldsOf(alike.varying);
  const rows: OpenRow[] = [];
  const open = new Array<OpenRow | undefined>(SHARD_COUNT);
  for (let at = 0; at < keys.length; at += 1) {
    const key = keys[at] ?? '';
    const shard = shardOf(key);
    let row = open[shard];
    if (row === undefined || row.count === MOST_OF_A_ROW) {
      rows.push((row = open[shard] = { shard, key, first: at, pieces: [], count: 0 }));
    }
    const { pieces } = row;
    pieces.push(row.count === 0 ? '["' : ',["', ids[at] ?? '', '",', quoted(key), ',');
    for (const { head, values } of fields) pieces.push(head, quoted(values[at] ?? ''));
    pieces.push('}]');
    row.count += 1;
  }
  const common = commonOf(alike);
  return rows.map((row) => newRow(row, { ...alike, common }, headers));
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

/** The varying fields, each with what stands before its value in a JSON object of them. */
function fieldsOf(varying: AlikeEvents['varying']) {
  return Object.entries(varying).map(([name, values], n) => {
    return { head: `${n === 0 ? '{' : ','}${JSON.stringify(name)}:`, values };
  });
}

/** Nothing in it is escaped in JSON: ids and names of users. */
const PLAIN = /^[\w.:@+=/ -]*$/;

function quoted(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}

function newRow(
  { shard, key, first, pieces, count }: OpenRow,
  { sample, varying, common }: AlikeEvents & { readonly common: string },
  headers: string,
): NewRow {
  const { type, topic } = sample;
  const row = { id: newId(), shard, type, topic, key, headers, events: count };
  if (count === 1) {
    const own = Object.entries(varying).map(([name, values]) => [name, values[first]] as const);
    const payload = { ...(JSON.parse(common) as object), ...Object.fromEntries(own) };
    return { ...row, payload: JSON.stringify(payload), folded: null };
  }
  const folded = `{"common":${common},"events":[${pieces.join('')}]}`;
  return { ...row, payload: '{}', folded };
}
