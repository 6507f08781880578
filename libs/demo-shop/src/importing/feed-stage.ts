import type { FeedContents, FeedName } from '../feeds/feed-lines.js';
import type { Row, RowOrigin } from '../retailer/rows.js';
import { eachBounded } from './bounded.js';
import type { ImportJournal, ImportProgress, ImportTarget, RowFault } from './ports.js';

const LINES_PER_BATCH = 1_000;
const BATCHES_AT_ONCE = 2;

/** How many rows of a file Boon took, and how many were left out. */
export interface Tally {
  readonly taken: number;
  readonly leftOut: number;
}

/** One file of the retailer as a feed. */
export interface FeedStage<Name extends FeedName> {
  readonly name: Name;
  readonly total: number;
  readonly rows: AsyncIterable<Row<FeedContents[Name]>>;
  /** A code with which Boon may refuse a line that is on record already. */
  readonly passedOver?: string;
}

/** Where the stages of one import write to, and by whom they are watched. */
export interface ImportDesk {
  readonly target: ImportTarget;
  readonly journal: ImportJournal;
  readonly progress: ImportProgress;
}

interface Batch<Line> {
  readonly step: string;
  readonly lines: { readonly line: Line; readonly origin: RowOrigin }[];
  readonly faults: RowFault[];
}

/**
 * Sends a file in batches. A batch that the journal knows is not sent again; a batch is recorded after
 * Boon took it and its faults were kept, so a crash repeats at most what was under way.
 */
export async function runFeed<Name extends FeedName>(
  stage: FeedStage<Name>,
  desk: ImportDesk,
): Promise<Tally> {
  const { name, total, rows } = stage;
  const tally = { taken: 0, leftOut: 0 };
  desk.progress.begin(name, total);
  await eachBounded(batchesOf(name, rows), BATCHES_AT_ONCE, async (batch) => {
    const leftOut = await runBatch(stage, batch, desk);
    const read = batch.lines.length + batch.faults.length;
    tally.leftOut += leftOut;
    tally.taken += read - leftOut;
    desk.progress.advance(batch.lines.length);
  });
  desk.progress.end();
  return tally;
}

/** How many rows were left out. */
async function runBatch<Name extends FeedName>(
  { name, passedOver }: FeedStage<Name>,
  { step, lines, faults }: Batch<FeedContents[Name]>,
  { target, journal }: ImportDesk,
): Promise<number> {
  const note = journal.noteOf(step);
  if (note !== undefined) return Number(note);
  const rejected = await target.send(
    name,
    lines.map(({ line }) => line),
  );
  const refused = rejected.filter(({ code }) => code !== passedOver);
  const refusals = refused.map(({ line, code, field }) => {
    const origin = lines[line - 1]?.origin ?? { file: name, line: 0 };
    return { ...origin, message: field === '' ? code : `${code} (${field})` };
  });
  for (const fault of [...faults, ...refusals]) journal.fault(fault);
  const leftOut = faults.length + refusals.length;
  journal.record(step, String(leftOut));
  return leftOut;
}

async function* batchesOf<Line>(
  name: string,
  rows: AsyncIterable<Row<Line>>,
): AsyncGenerator<Batch<Line>> {
  let number = 1;
  const next = (): Batch<Line> => ({ step: `${name}:${number++}`, lines: [], faults: [] });
  let batch = next();
  for await (const row of rows) {
    if (row.ok) batch.lines.push({ line: row.record, origin: row.origin });
    else batch.faults.push({ ...row.origin, message: row.fault });
    if (batch.lines.length + batch.faults.length < LINES_PER_BATCH) continue;
    yield batch;
    batch = next();
  }
  if (batch.lines.length + batch.faults.length > 0) yield batch;
}
