import { MINUTE, NOW, WEEKDAY } from '../clock-attributes.js';
import { scalarOf, setOf, type RuleContext, type Scalar } from '../context.js';
import { minuteOf, weekdayOf } from '../time-window.js';
import type { Dictionary, Slot } from './dictionary.js';
import { MISSING_RANK, type Ranks } from './ranks.js';
import { highHint, lowHint, OPEN } from './token-bits.js';

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
  /** A bit for each token that holds, and `OPEN`: see `hintsOf`. */
  lowHints = 0;
  highHints = OPEN;
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
  }

  read(context: RuleContext): void {
    this.context = context;
    this.count = 0;
    this.lowHints = 0;
    this.highHints = OPEN;
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
    this.mark(slot.tokens.get(value) ?? -1);
    if (this.ranking.hasRanges(slot.index)) {
      this.ranks[slot.index] = this.ranking.rankOf(slot.index, value);
    }
  }

  private mark(token: number): void {
    if (token < 0 || this.marks[token] === this.round) return;
    this.marks[token] = this.round;
    this.tokens[this.count] = token;
    this.count += 1;
    this.lowHints |= lowHint(token);
    this.highHints |= highHint(token);
  }
}

function clockValue({ attribute }: Slot, { now }: RuleContext): Scalar | undefined {
  if (attribute === NOW) return now.getTime();
  if (attribute === WEEKDAY) return weekdayOf(now.getTime());
  return attribute === MINUTE ? minuteOf(now.getTime()) : undefined;
}
