import { MINUTE, NOW, WEEKDAY } from '../clock-attributes.js';
import { scalarOf, setOf, type RuleContext, type Scalar } from '../context.js';
import { minuteOf, weekdayOf } from '../time-window.js';
import type { Dictionary, Slot } from './dictionary.js';
import { MISSING_RANK, type Ranks } from './ranks.js';
import { addBit, wordsFor } from './bitmap.js';

/** Tokens after those of a dictionary: one that never holds, and one that always does. */
export interface OuterTokens {
  readonly never: number;
  readonly always: number;
}

/** One context in the numbers of one index. Written over by each `read`. */
export class Probe {
  /** The tokens that hold, grouped by slot; the first `count` are valid. */
  readonly tokens: Int32Array;
  count = 0;
  /** Rank of each slot's value among the ends of its ranges. */
  readonly ranks: Int32Array;
  /** Where the tokens of each slot begin; they end where the next slot's begin. */
  readonly begins: Int32Array;
  /** A token holds when its mark is `round`. */
  readonly marks: Uint32Array;
  round = 0;
  /** A bit for each token that holds, and for `outer.always`. */
  readonly bits: Uint32Array;
  readonly outer: OuterTokens;
  /** The context itself, for conditions that are judged whole. */
  context: RuleContext = { now: new Date(0), values: {} };

  constructor(
    private readonly dictionary: Dictionary,
    private readonly ranking: Ranks,
  ) {
    this.tokens = new Int32Array(dictionary.tokenCount);
    this.ranks = new Int32Array(dictionary.slots.length);
    this.begins = new Int32Array(dictionary.slots.length + 1);
    this.marks = new Uint32Array(dictionary.tokenCount);
    this.outer = { never: dictionary.tokenCount, always: dictionary.tokenCount + 1 };
    this.bits = new Uint32Array(wordsFor(dictionary.tokenCount + 2));
  }

  read(context: RuleContext): void {
    this.context = context;
    this.forget();
    this.round = (this.round + 1) >>> 0;
    if (this.round === 0) {
      this.marks.fill(0);
      this.round = 1;
    }
    const { slots } = this.dictionary;
    for (let index = 0; index < slots.length; index += 1) {
      this.begins[index] = this.count;
      this.readSlot(slots[index] as Slot);
    }
    this.begins[slots.length] = this.count;
  }

  private forget(): void {
    const { bits, tokens, count } = this;
    for (let at = 0; at < count; at += 1) bits[(tokens[at] as number) >>> 5] = 0;
    addBit(bits, this.outer.always);
    this.count = 0;
  }

  private readSlot(slot: Slot): void {
    const { attribute } = slot;
    if (attribute.type === 'string-set') {
      const members = setOf(this.context, attribute);
      if (members === undefined) return;
      this.mark(slot.present);
      for (const member of members) this.mark(slot.tokens.get(member) ?? -1);
      return;
    }
    const value = clockValue(slot, this.context) ?? scalarOf(this.context, attribute);
    this.ranks[slot.index] = MISSING_RANK;
    if (value === undefined) return;
    this.mark(slot.present);
    // Of most numbers and instants only ranges are asked.
    if (slot.tokens.size > 0) this.mark(slot.tokens.get(value) ?? -1);
    if (this.ranking.hasRanges(slot.index)) {
      this.ranks[slot.index] = this.ranking.rankOf(slot.index, value);
    }
  }

  private mark(token: number): void {
    if (token < 0 || this.marks[token] === this.round) return;
    this.marks[token] = this.round;
    this.tokens[this.count] = token;
    this.count += 1;
    addBit(this.bits, token);
  }
}

function clockValue({ attribute }: Slot, { now }: RuleContext): Scalar | undefined {
  if (attribute === NOW) return now.getTime();
  if (attribute === WEEKDAY) return weekdayOf(now.getTime());
  return attribute === MINUTE ? minuteOf(now.getTime()) : undefined;
}
