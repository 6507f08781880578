import { refused, type Refused } from '@boon/shared-kernel';
import { readLine, type LineFault, type LineReader } from './line-reader.js';

/** The most lines of one body. */
export const MOST_LINES = 10_000;

/** What became of one line; `line` counts from 1. */
export type LineResult =
  | { readonly line: number; readonly ok: true }
  | ({ readonly line: number; readonly ok: false } & LineFault);

/** What became of a body, line by line. */
export interface FeedReport {
  readonly ok: true;
  readonly accepted: number;
  readonly refused: number;
  readonly results: readonly LineResult[];
}

/** A body as a whole is refused only when it holds nothing to read, or too much. */
export type FeedOutcome = FeedReport | Refused<'feed.unreadable' | 'feed.too-many-lines'>;

/** A line that was understood. */
export interface FedRow<Row> {
  readonly line: number;
  readonly row: Row;
}

/** What was understood of a body, and what was not. */
export interface ReadFeed<Row> {
  readonly ok: true;
  readonly rows: readonly FedRow<Row>[];
  readonly faults: ReadonlyMap<number, LineFault>;
}

/** Reads NDJSON line by line; empty lines are passed over and counted. */
export function readFeed<Row>(
  body: string,
  read: (line: LineReader) => Row,
): ReadFeed<Row> | Refused<'feed.unreadable' | 'feed.too-many-lines'> {
  const rows: FedRow<Row>[] = [];
  const faults = new Map<number, LineFault>();
  for (const { line, text } of linesOf(body)) {
    if (rows.length + faults.size === MOST_LINES) {
      return refused('feed.too-many-lines', { most: MOST_LINES });
    }
    const outcome = readLine(text, read);
    if (outcome.ok) rows.push({ line, row: outcome.row });
    else faults.set(line, outcome.fault);
  }
  const isUnreadable = [...faults.values()].every(({ code }) => code === 'line.malformed');
  if (rows.length === 0 && isUnreadable) return refused('feed.unreadable');
  return { ok: true, rows, faults };
}

/** Puts the results of both kinds of line back in order. */
export function reportOf(
  rows: readonly FedRow<unknown>[],
  faults: ReadonlyMap<number, LineFault>,
): FeedReport {
  const results: LineResult[] = [...faults].map(([line, fault]) => ({ line, ok: false, ...fault }));
  for (const { line } of rows) if (!faults.has(line)) results.push({ line, ok: true });
  results.sort((one, other) => one.line - other.line);
  return { ok: true, accepted: results.length - faults.size, refused: faults.size, results };
}

function* linesOf(body: string): Generator<{ line: number; text: string }> {
  let start = 0;
  for (let line = 1; start < body.length; line += 1) {
    const found = body.indexOf('\n', start);
    const end = found === -1 ? body.length : found;
    const text = body.slice(start, end).trim();
    if (text !== '') yield { line, text };
    start = end + 1;
  }
}
