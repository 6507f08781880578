import { createHash } from 'node:crypto';

import { Problem } from '../problems/problem.js';

/** The sort key of the last row of a page, such as `[createdAt, id]`. */
export type Position = readonly (string | number)[];

const CHECK_BYTES = 6;
const LONGEST_CURSOR = 1_024;

/** An opaque cursor: base64url of a checksum and the position. */
export function cursorOf(position: Position): string {
  const body = Buffer.from(JSON.stringify(position));
  return Buffer.concat([checkOf(body), body]).toString('base64url');
}

/**
 * The position behind a cursor with so many members, `undefined` for the first page. Throws 400
 * `request.cursor-invalid` when it was not made by `cursorOf` or has another shape. A cursor is no proof
 * of a right: the query that uses it keeps its own owner predicate.
 */
export function positionOf(cursor: string | undefined, members: number): Position | undefined {
  if (cursor === undefined) return undefined;
  const bytes = Buffer.from(cursor.slice(0, LONGEST_CURSOR), 'base64url');
  const body = bytes.subarray(CHECK_BYTES);
  if (!bytes.subarray(0, CHECK_BYTES).equals(checkOf(body))) throw invalidCursor();
  const position: unknown = JSON.parse(body.toString());
  if (!Array.isArray(position) || position.length !== members) throw invalidCursor();
  return position as Position;
}

function checkOf(body: Buffer): Buffer {
  return createHash('sha256').update('boon-cursor').update(body).digest().subarray(0, CHECK_BYTES);
}

function invalidCursor(): Problem {
  return Problem.edge('request.cursor-invalid');
}
