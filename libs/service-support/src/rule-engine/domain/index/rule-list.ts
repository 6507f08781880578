import type { RuleContext } from '../context.js';
import { CodeReader } from './code.js';
import type { RuleIndex } from './rule-index.js';
import { hintsOf } from './token-hints.js';

/** In place of code: nothing is to be asked, or another layer is to be asked. */
const [HOLDS, ELSEWHERE] = [-1, -2];

/** Says of a rule that stands in no code here whether it holds. */
export type AskElsewhere = (place: number, context: RuleContext) => boolean;

interface ListTables {
  readonly code: Int32Array;
  /** Where the code of the nth rule begins, or `HOLDS`, or `ELSEWHERE`. */
  readonly starts: Int32Array;
  /** Where it ends. */
  readonly ends: Int32Array;
  readonly places: readonly number[];
  /** Two words for each rule: it cannot hold for a context that has none of their bits. */
  readonly hints: Int32Array;
}

const NOBODY: AskElsewhere = () => false;

/**
 * Some rules in an order of their own, their code laid side by side in it: going through them reads memory in one
 * direction, where asking each by its place waits for memory each time. Immutable.
 */
export class RuleList {
  private readonly reader: CodeReader;

  private constructor(
    private readonly index: RuleIndex,
    private readonly tables: ListTables,
    private readonly elsewhere: AskElsewhere,
  ) {
    this.reader = index.readerOf(tables.code);
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
    const hints = hintsOf(code, starts, ends);
    return new RuleList(index, { code: Int32Array.from(code), starts, ends, places, hints }, asked);
  }

  /** The first rule from a number on that holds, by its number in the list; the length where none does. */
  next(from: number, context: RuleContext): number {
    const { starts, ends, places, hints } = this.tables;
    const { lowHints, highHints } = this.index.read(context);
    let at = from;
    for (; at < starts.length; at += 1) {
      // Most fall here, and where they stand in memory is not so much as touched.
      const hint =
        ((hints[2 * at] as number) & lowHints) | ((hints[2 * at + 1] as number) & highHints);
      if (hint === 0) continue;
      const start = starts[at] as number;
      if (start === HOLDS) return at;
      if (start === ELSEWHERE) {
        if (this.elsewhere(places[at] as number, context)) return at;
      } else if (this.holds(start, ends[at] as number)) return at;
    }
    return at;
  }

  /** No more of the rules hold than this, as far as can be told without asking any. */
  atMost(context: RuleContext): number {
    const { hints } = this.tables;
    const { lowHints, highHints } = this.index.read(context);
    let count = 0;
    for (let at = 0; at < hints.length; at += 2) {
      const hint = ((hints[at] as number) & lowHints) | ((hints[at + 1] as number) & highHints);
      if (hint !== 0) count += 1;
    }
    return count;
  }

  private holds(start: number, end: number): boolean {
    const { code } = this.tables;
    for (let offset = start; offset < end; offset = code[offset + 1] as number) {
      if (this.reader.holds(offset)) return true;
    }
    return false;
  }
}
