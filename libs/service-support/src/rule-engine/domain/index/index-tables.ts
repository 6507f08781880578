import type { Condition } from '../condition.js';
import type { Dictionary } from './dictionary.js';
import type { PairTable } from './pair-table.js';
import type { Ranks } from './ranks.js';
import type { WideColumns } from './wide-columns.js';

/** The frozen state of an index, nearly all of it typed arrays. */
export interface IndexTables {
  readonly ruleCount: number;
  readonly dictionary: Dictionary;
  readonly ranks: Ranks;
  /** See `CodeReader`. */
  readonly code: Int32Array;
  readonly ownerLists: Int32Array;
  readonly judged: readonly Condition[];
  /** Rules that hold whatever the context says. */
  readonly always: Int32Array;
  /** Conjunctions without a key, and their offsets. */
  readonly wide: WideColumns;
  readonly wideOffsets: Int32Array;
  /** Offsets of conjunctions with one key literal, grouped by token: token -> start, the next one's is the end. */
  readonly byToken: Int32Array;
  readonly byTokenStarts: Int32Array;
  readonly pairs: PairTable;
  /** 1 for a token that is part of a pair. */
  readonly isPaired: Uint8Array;
  /** How each rule is judged by itself; null where that was not asked for. */
  readonly oneByOne: OneByOne | null;
}

/** Every conjunction of each rule with all of its literals, to judge a rule without the others. */
export interface OneByOne {
  /** Offsets into the code, grouped by rule; `ALWAYS` for a rule that holds whatever the context says. */
  readonly offsets: Int32Array;
  /** Rule -> where its offsets begin; the next one's is the end. */
  readonly starts: Int32Array;
}

/** In place of an offset: nothing is left to be asked. */
export const ALWAYS = -1;
