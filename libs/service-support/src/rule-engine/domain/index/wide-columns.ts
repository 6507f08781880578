import { addBit, firstBits, removeBit, wordsFor } from './bitmap.js';
import type { Probe } from './probe.js';

/** Conjunctions, as a bitmap where there are many, as a list where there are few. */
interface Column {
  readonly many: Uint32Array | null;
  readonly few: readonly number[];
}

/** Conjunctions that ask for a token of one slot, by what they do not ask. */
interface ColumnSlot {
  readonly slot: number;
  /** Those that ask nothing of the slot. */
  readonly indifferent: Uint32Array;
}

/** What the columns are made of: conjunctions by number, 0 to `count` - 1. */
export interface ColumnPlan {
  readonly count: number;
  /** Slot -> who asks for one of its tokens. */
  readonly askers: ReadonlyMap<number, readonly number[]>;
  /** Token -> who is content with it. */
  readonly wanted: ReadonlyMap<number, readonly number[]>;
  /** Token -> who is barred by it. */
  readonly barred: ReadonlyMap<number, readonly number[]>;
}

/**
 * For conjunctions that too many contexts would reach by any key: one bitmap per token, joined slot by
 * slot, so that 32 of them are judged at once.
 */
export class WideColumns {
  private readonly slots: readonly ColumnSlot[];
  private readonly wanted: ReadonlyMap<number, Column>;
  private readonly barred: ReadonlyMap<number, Column>;
  private readonly everyone: Uint32Array;
  private readonly left: Uint32Array;
  private readonly asked: Uint32Array;

  constructor(plan: ColumnPlan) {
    this.everyone = firstBits(plan.count);
    this.slots = [...plan.askers].map(([slot, askers]) => {
      const indifferent = this.everyone.slice();
      for (const each of askers) removeBit(indifferent, each);
      return { slot, indifferent };
    });
    this.wanted = columns(plan.wanted, plan.count);
    this.barred = columns(plan.barred, plan.count);
    this.left = new Uint32Array(this.everyone.length);
    this.asked = new Uint32Array(this.everyone.length);
  }

  /** Those whose questions about tokens are all met; to be read before the next call. */
  candidates(probe: Probe): Uint32Array {
    this.left.set(this.everyone);
    for (const slot of this.slots) this.keepAskers(slot, probe);
    for (let index = 0; index < probe.count; index += 1) {
      const column = this.barred.get(probe.tokens[index] as number);
      if (column) this.bar(column);
    }
    return this.left;
  }

  private keepAskers({ slot, indifferent }: ColumnSlot, probe: Probe): void {
    const { asked, left } = this;
    asked.set(indifferent);
    const end = probe.begins[slot + 1] as number;
    for (let index = probe.begins[slot] as number; index < end; index += 1) {
      const column = this.wanted.get(probe.tokens[index] as number);
      if (column) this.add(column);
    }
    for (let word = 0; word < left.length; word += 1) {
      left[word] = (left[word] as number) & (asked[word] as number);
    }
  }

  private add({ many, few }: Column): void {
    const { asked } = this;
    if (many === null) for (const each of few) addBit(asked, each);
    else {
      for (let word = 0; word < many.length; word += 1) {
        asked[word] = (asked[word] as number) | (many[word] as number);
      }
    }
  }

  private bar({ many, few }: Column): void {
    const { left } = this;
    if (many === null) for (const each of few) removeBit(left, each);
    else {
      for (let word = 0; word < many.length; word += 1) {
        left[word] = (left[word] as number) & ~(many[word] as number);
      }
    }
  }
}

function columns(lists: ReadonlyMap<number, readonly number[]>, count: number) {
  const words = wordsFor(count);
  const columnOf = (list: readonly number[]): Column => {
    if (list.length < words) return { many: null, few: list };
    const many = new Uint32Array(words);
    for (const each of list) addBit(many, each);
    return { many, few: [] };
  };
  return new Map([...lists].map(([token, list]) => [token, columnOf(list)]));
}
