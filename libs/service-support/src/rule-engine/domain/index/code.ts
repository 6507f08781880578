import { matches } from '../evaluate.js';
import type { Condition } from '../condition.js';
import type { Probe } from './probe.js';

/**
 * A conjunction in the index is a stretch of one array: owner, end, then the literals that its key has not
 * answered yet. Owner >= 0 is a rule, below zero a list of rules.
 */
export const CODE_HEAD = 2;

/** Operations, in the low four bits; slot or count above them. */
export const HAS = 0;
export const LACKS = 1;
export const HAS_ANY = 2;
export const HAS_NONE = 3;
export const IN_RANGE = 4;
export const OUT_OF_RANGE = 5;
export const IN_LIST = 6;
export const NOT_IN_LIST = 7;
export const JUDGE = 8;

export const OPERATION_BITS = 4;
/** Longer lists are searched by halving instead of one by one. */
export const SHORT_TOKENS = 8;

const OPERATION_MASK = (1 << OPERATION_BITS) - 1;

/** Reads code against a probe. */
export class CodeReader {
  constructor(
    private readonly code: Int32Array,
    private readonly probe: Probe,
    private readonly judged: readonly Condition[],
  ) {}

  /** Whether all literals of the conjunction at the offset hold. */
  holds(offset: number): boolean {
    const { code, probe } = this;
    const { marks, round, ranks } = probe;
    const end = code[offset + 1] as number;
    let at = offset + CODE_HEAD;
    while (at < end) {
      const head = code[at] as number;
      const one = code[at + 1] as number;
      switch (head & OPERATION_MASK) {
        case HAS:
          if (marks[one] !== round) return false;
          at += 2;
          break;
        case LACKS:
          if (marks[one] === round) return false;
          at += 2;
          break;
        case IN_RANGE: {
          const rank = ranks[head >>> OPERATION_BITS] as number;
          if (rank < one || rank > (code[at + 2] as number)) return false;
          at += 3;
          break;
        }
        case OUT_OF_RANGE: {
          const rank = ranks[head >>> OPERATION_BITS] as number;
          if (rank >= one && rank <= (code[at + 2] as number)) return false;
          at += 3;
          break;
        }
        default:
          if (!this.holdsLong(at, head)) return false;
          at = this.after(at, head);
      }
    }
    return true;
  }

  private holdsLong(at: number, head: number): boolean {
    switch (head & OPERATION_MASK) {
      case HAS_ANY:
        return this.hasAny(at + 1, head >>> OPERATION_BITS);
      case HAS_NONE:
        return !this.hasAny(at + 1, head >>> OPERATION_BITS);
      case IN_LIST:
        return this.isListed(at, head >>> OPERATION_BITS);
      case NOT_IN_LIST:
        return !this.isListed(at, head >>> OPERATION_BITS);
      default:
        return matches(this.judged[this.code[at + 1] as number] as Condition, this.probe.context);
    }
  }

  private after(at: number, head: number): number {
    const operation = head & OPERATION_MASK;
    if (operation === JUDGE) return at + 2;
    const isCounted = operation === HAS_ANY || operation === HAS_NONE;
    return isCounted ? at + 1 + (head >>> OPERATION_BITS) : at + 2 + (this.code[at + 1] as number);
  }

  private hasAny(from: number, count: number): boolean {
    const { marks, round } = this.probe;
    for (let at = from; at < from + count; at += 1) {
      if (marks[this.code[at] as number] === round) return true;
    }
    return false;
  }

  /** Looks the context's own tokens of the slot up in the sorted list. */
  private isListed(at: number, slot: number): boolean {
    const { tokens, begins } = this.probe;
    const first = at + 2;
    const last = first + (this.code[at + 1] as number) - 1;
    for (let each = begins[slot] as number; each < (begins[slot + 1] as number); each += 1) {
      if (this.found(first, last, tokens[each] as number)) return true;
    }
    return false;
  }

  private found(first: number, last: number, token: number): boolean {
    let low = first;
    let high = last;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.code[middle] as number;
      if (found === token) return true;
      if (found < token) low = middle + 1;
      else high = middle - 1;
    }
    return false;
  }
}
