import type { RuleContext } from '../context.js';
import type { CodeReader } from './code.js';
import { FIRST_TOKENS, writeAlways, writeFirstTokens } from './first-tokens.js';
import type { Room, Slab } from './list-memory.js';
import type { RuleIndex } from './rule-index.js';

/** In place of code: nothing is to be asked, or another layer is to be asked. */
const [HOLDS, ELSEWHERE] = [-1, -2];

/** Says of a rule that stands in no code here whether it holds. */
export type AskElsewhere = (place: number, context: RuleContext) => boolean;

/**
 * A row of eight words for each rule: the tokens of which one must hold at least, where its code begins, or `HOLDS`, or
 * `ELSEWHERE`, where it ends, and its number. Side by side, since what is far apart is waited for.
 */
const ROW = FIRST_TOKENS + 4;
const [START, END, NUMBER] = [FIRST_TOKENS, FIRST_TOKENS + 1, FIRST_TOKENS + 2];

const NOBODY: AskElsewhere = () => false;

/** Rules to be listed, by their places; -1: one that always holds. */
export interface Listing {
  readonly places: readonly number[];
  /** What the owner of the list wants to find beside each. */
  readonly numbers?: readonly number[] | undefined;
}

/** Where rules stand. */
export interface Layers {
  readonly index: RuleIndex;
  /** Whether a rule stands in the index as it was built. */
  readonly isHere: (place: number) => boolean;
  readonly elsewhere: AskElsewhere;
}

/**
 * Some rules in an order of their own, their code laid side by side in it: going through them reads memory in one
 * direction, where asking each by its place waits for memory each time. Immutable.
 */
export class RuleList {
  private readonly slab: Slab;
  /** Where the rows begin. */
  private readonly first: number;
  private readonly reader: CodeReader;

  private constructor(
    readonly length: number,
    private readonly index: RuleIndex,
    room: Room,
    /** By number in the list. */
    private readonly elsewhere: AskElsewhere,
  ) {
    this.slab = room.slab;
    this.first = room.from;
    this.reader = index.readerOf(room.slab);
  }

  static of({ places, numbers = [] }: Listing, { index, isHere, elsewhere }: Layers): RuleList {
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
    const room = index.lists.take(ROW * places.length + code.length);
    // Places that nobody asks for are not kept in memory.
    const ask = starts.includes(ELSEWHERE) ? askerOf(places, elsewhere) : NOBODY;
    const list = new RuleList(places.length, index, room, ask);
    list.write({ code, starts, ends, numbers });
    return list;
  }

  /** The first rule from a number on that holds, by its number in the list; the length where none does. */
  next(from: number, context: RuleContext): number {
    let at = this.nextAsked(from, context);
    while (at < this.length && !this.holds(at, context)) at = this.nextAsked(at + 1, context);
    return Math.max(from, at);
  }

  /** The first rule from a number on that may hold, as far as can be told without asking it; the length where none does. */
  nextAsked(from: number, context: RuleContext): number {
    const { words } = this.slab;
    const { bits } = this.index.read(context);
    const end = this.first + this.length * ROW;
    for (let row = this.first + from * ROW; row < end; row += ROW) {
      // Most fall here, and where they stand in memory is not so much as touched.
      if (mayHold(words, row, bits)) return (row - this.first) / ROW;
    }
    return this.length;
  }

  /** Whether a rule of the list holds. */
  holds(at: number, context: RuleContext): boolean {
    const { words } = this.slab;
    const row = this.first + at * ROW;
    const start = words[row + START] as number;
    if (start === HOLDS) return true;
    if (start === ELSEWHERE) return this.elsewhere(at, context);
    this.index.read(context);
    const end = words[row + END] as number;
    for (let offset = start; offset < end; offset = words[offset + 1] as number) {
      if (this.reader.holds(offset)) return true;
    }
    return false;
  }

  /** What the owner of the list put beside a rule. */
  numberOf(at: number): number {
    return this.slab.numbers[(this.first + at * ROW + NUMBER) >>> 1] as number;
  }

  /** How many rules cannot hold, as far as can be told without asking any; counted no further than `most`. */
  ruledOut(context: RuleContext, most = Infinity): number {
    const { words } = this.slab;
    const { bits } = this.index.read(context);
    const end = this.first + this.length * ROW;
    let count = 0;
    for (let row = this.first; row < end && count < most; row += ROW) {
      if (!mayHold(words, row, bits)) count += 1;
    }
    return count;
  }

  /** Writes the rows, and the code behind them. */
  private write({ code, starts, ends, numbers }: Written): void {
    const { first, length } = this;
    const { words, numbers: doubles } = this.slab;
    const { outerTokens } = this.index;
    const moved = first + length * ROW;
    for (let at = 0; at < code.length; at += 1) words[moved + at] = code[at] as number;
    for (let offset = 0; offset < code.length; offset = code[offset + 1] as number) {
      words[moved + offset + 1] = (code[offset + 1] as number) + moved;
    }
    for (let at = 0; at < length; at += 1) {
      const row = first + at * ROW;
      const start = starts[at] as number;
      const end = ends[at] as number;
      if (start < 0) writeAlways(outerTokens, words, row);
      else writeFirstTokens({ code, start, end }, outerTokens, words, row);
      words[row + START] = start < 0 ? start : start + moved;
      words[row + END] = end + moved;
      doubles[(row + NUMBER) >>> 1] = numbers[at] ?? 0;
    }
  }
}

interface Written {
  readonly code: readonly number[];
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly numbers: readonly number[];
}

/** By number in the list; by itself, so that it holds on to nothing else. */
function askerOf(places: readonly number[], elsewhere: AskElsewhere): AskElsewhere {
  return (at, context) => elsewhere(places[at] ?? -1, context);
}

/** Whether one of the first tokens of a row holds. */
function mayHold(words: Int32Array, row: number, bits: Uint32Array): boolean {
  const one = words[row] as number;
  const two = words[row + 1] as number;
  const three = words[row + 2] as number;
  const four = words[row + 3] as number;
  // Shifted by the last five bits of the token.
  const found =
    ((bits[one >>> 5] as number) >>> one) |
    ((bits[two >>> 5] as number) >>> two) |
    ((bits[three >>> 5] as number) >>> three) |
    ((bits[four >>> 5] as number) >>> four);
  return (found & 1) === 1;
}
