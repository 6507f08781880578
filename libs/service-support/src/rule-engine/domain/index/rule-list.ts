import type { RuleContext } from '../context.js';
import { CodeReader } from './code.js';
import type { RuleIndex } from './rule-index.js';
import { hintsOf } from './token-hints.js';

/** In place of code: nothing is to be asked, or another layer is to be asked. */
const [HOLDS, ELSEWHERE] = [-1, -2];

/** Says of a rule that stands in no code here whether it holds. */
export type AskElsewhere = (place: number, context: RuleContext) => boolean;

/**
 * A row of four words for each rule: two of hints (it cannot hold for a context that has none of their bits), where its
 * code begins, or `HOLDS`, or `ELSEWHERE`, and where it ends. Side by side, since what is far apart is waited for.
 */
const ROW = 4;
const [LOW, HIGH, START, END] = [0, 1, 2, 3];

const NOBODY: AskElsewhere = () => false;

/**
 * Some rules in an order of their own, their code laid side by side in it: going through them reads memory in one
 * direction, where asking each by its place waits for memory each time. Immutable.
 */
export class RuleList {
  private readonly reader: CodeReader;

  private constructor(
    private readonly index: RuleIndex,
    private readonly code: Int32Array,
    private readonly rows: Int32Array,
    private readonly places: readonly number[],
    private readonly elsewhere: AskElsewhere,
  ) {
    this.reader = index.readerOf(code);
  }

  /** Of rules by their places; -1: one that always holds. `isHere`: it stands in the index as it was built. */
  static of(
    places: readonly number[],
    index: RuleIndex,
    isHere: (place: number) => boolean,
    elsewhere: AskElsewhere,
  ): RuleList {
    const code: number[] = [];
    const starts = new Int32Array(places.length);
    const ends = new Int32Array(places.length);
    places.forEach((place, at) => {
      if (place < 0) starts[at] = HOLDS;
      else if (!isHere(place)) starts[at] = ELSEWHERE;
      else {
        starts[at] = code.length;
        if (index.copyCode(place, code)) starts[at] = HOLDS;
      }
      ends[at] = code.length;
    });
    // Whom nobody asks is not kept in memory.
    const asked = starts.includes(ELSEWHERE) ? elsewhere : NOBODY;
    const rows = rowsOf(hintsOf(code, starts, ends), starts, ends);
    return new RuleList(index, Int32Array.from(code), rows, places, asked);
  }

  /** The first rule from a number on that holds, by its number in the list; the length where none does. */
  next(from: number, context: RuleContext): number {
    const { rows } = this;
    const { lowHints, highHints } = this.index.read(context);
    for (let row = from * ROW; row < rows.length; row += ROW) {
      // Most fall here, and where they stand in memory is not so much as touched.
      const hint =
        ((rows[row + LOW] as number) & lowHints) | ((rows[row + HIGH] as number) & highHints);
      if (hint !== 0 && this.holds(row, context)) return row / ROW;
    }
    return Math.max(from, this.places.length);
  }

  /** No more of the rules hold than this, as far as can be told without asking any. */
  atMost(context: RuleContext): number {
    const { rows } = this;
    const { lowHints, highHints } = this.index.read(context);
    let count = 0;
    for (let row = 0; row < rows.length; row += ROW) {
      const hint =
        ((rows[row + LOW] as number) & lowHints) | ((rows[row + HIGH] as number) & highHints);
      if (hint !== 0) count += 1;
    }
    return count;
  }

  private holds(row: number, context: RuleContext): boolean {
    const { code, rows } = this;
    const start = rows[row + START] as number;
    if (start === HOLDS) return true;
    if (start === ELSEWHERE) return this.elsewhere(this.places[row / ROW] as number, context);
    const end = rows[row + END] as number;
    for (let offset = start; offset < end; offset = code[offset + 1] as number) {
      if (this.reader.holds(offset)) return true;
    }
    return false;
  }
}

function rowsOf(hints: Int32Array, starts: Int32Array, ends: Int32Array): Int32Array {
  const rows = new Int32Array(ROW * starts.length);
  for (let rule = 0; rule < starts.length; rule += 1) {
    rows[ROW * rule + LOW] = hints[2 * rule] as number;
    rows[ROW * rule + HIGH] = hints[2 * rule + 1] as number;
    rows[ROW * rule + START] = starts[rule] as number;
    rows[ROW * rule + END] = ends[rule] as number;
  }
  return rows;
}
