import { setImmediate as nextTurn } from 'node:timers/promises';
import type { BodyLines } from '@boon/platform/http';
import { GrantRowReader, type GrantRow, type RowFault } from '../domain/grant-rows.js';
import { ROWS_OF_PIECE, type GrantPart, type GrantPiece } from '../domain/grant-jobs.js';

const MOST_FAULTS = 100;
/** Others get their turn in between: a large file takes seconds. */
const LINES_OF_TURN = 2_000;

/** The rows of an upload, and what is wrong with it: a hundred faults at most; with one of them nothing is to be taken. */
export interface Upload {
  readonly part: GrantPart;
  readonly faults: readonly RowFault[];
}

/** Looks through a whole upload. It is read again, piece by piece, when its rows are written. */
export async function readUpload(body: BodyLines): Promise<Upload> {
  const faults: RowFault[] = [];
  let [count, hasPersons] = [0, false];
  for await (const rows of turnsOf(body)) {
    for (const row of rows) {
      if ('field' in row) faults.push(row);
      else count += 1;
      hasPersons ||= 'persons' in row && row.persons !== '';
    }
    if (faults.length >= MOST_FAULTS) break;
  }
  const pieces = { [Symbol.asyncIterator]: () => piecesOf(body, hasPersons) };
  return { part: { content: body.sha256, count, pieces }, faults: faults.slice(0, MOST_FAULTS) };
}

async function* piecesOf(body: BodyLines, hasPersons: boolean): AsyncGenerator<GrantPiece> {
  let [users, persons]: [string[], string[]] = [[], []];
  const piece = (): GrantPiece => ({ users, persons: hasPersons ? persons : null });
  for await (const rows of turnsOf(body)) {
    for (const row of rows) {
      if ('field' in row) continue;
      users.push(row.user);
      persons.push(row.persons);
      if (users.length < ROWS_OF_PIECE) continue;
      yield piece();
      [users, persons] = [[], []];
    }
  }
  if (users.length > 0) yield piece();
}

async function* turnsOf(body: BodyLines): AsyncGenerator<readonly (GrantRow | RowFault)[]> {
  const reader = new GrantRowReader();
  let rows: (GrantRow | RowFault)[] = [];
  for (const [number, text] of body.numbered()) {
    const row = reader.read(number, text);
    if (row !== null) rows.push(row);
    if (rows.length < LINES_OF_TURN) continue;
    yield rows;
    rows = [];
    await nextTurn();
  }
  yield rows;
}
