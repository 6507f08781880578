import {
  HAS,
  HAS_ANY,
  HAS_NONE,
  IN_LIST,
  IN_RANGE,
  JUDGE,
  LACKS,
  NOT_IN_LIST,
  OPERATION_BITS,
  OUT_OF_RANGE,
  SHORT_TOKENS,
} from './code.js';
import type { ConjunctionStore } from './conjunction-store.js';
import { IntBuffer } from './int-buffer.js';
import {
  INSIDE,
  JUDGED,
  kindOf,
  NONE_OF,
  ONE_OF,
  OPEN_END,
  OUTSIDE,
  slotOf,
} from './literal-words.js';
import { LAST_RANK, type Ranks } from './ranks.js';

/** Cheap literals that often fail come first, whole conditions last. */
const ORDER = [ONE_OF, INSIDE, NONE_OF, OUTSIDE, JUDGED];

/** Writes the code of an index. */
export class CodeWriter {
  readonly code = new IntBuffer();
  /** Lists of rules: length, then each rule. */
  readonly ownerLists = new IntBuffer();

  constructor(
    private readonly store: ConjunctionStore,
    private readonly ranks: Ranks,
  ) {}

  /** Writes a conjunction without the literals that are answered before; answers its offset. */
  write(conjunction: number, answered: readonly number[]): number {
    const { store } = this;
    const literals: number[] = [];
    const end = store.end(conjunction);
    for (const kind of ORDER) {
      for (let at = store.start(conjunction); at < end; at += store.words.at(at) + 1) {
        const isWanted = kindOf(store.words.at(at + 1)) === kind && !answered.includes(at);
        if (isWanted) literals.push(at);
      }
    }
    return this.writeLiterals(conjunction, literals);
  }

  /** Writes a conjunction of the literals at these places, asked in this order; answers its offset. */
  writeLiterals(conjunction: number, literals: readonly number[]): number {
    const { code, store } = this;
    const offset = code.length;
    code.push(this.ownerWord(store.owners(conjunction)));
    code.push(0);
    for (const at of literals) this.literal(at, kindOf(store.words.at(at + 1)));
    code.set(offset + 1, code.length);
    return offset;
  }

  private ownerWord(owners: readonly number[]): number {
    const [owner] = owners;
    if (owners.length === 1 && owner !== undefined) return owner;
    const list = this.ownerLists.length;
    this.ownerLists.push(owners.length);
    for (const each of owners) this.ownerLists.push(each);
    return -1 - list;
  }

  private literal(at: number, kind: number): void {
    const { words } = this.store;
    const slot = slotOf(words.at(at + 1));
    if (kind === JUDGED) this.push(JUDGE, 0, [words.at(at + 2)]);
    else if (kind === ONE_OF || kind === NONE_OF) this.tokens(at, kind === ONE_OF, slot);
    else this.range(at, kind === INSIDE ? IN_RANGE : OUT_OF_RANGE, slot);
  }

  private tokens(at: number, isPositive: boolean, slot: number): void {
    const { words } = this.store;
    const count = words.at(at) - 1;
    const isLong = count > SHORT_TOKENS;
    if (isLong) this.push(isPositive ? IN_LIST : NOT_IN_LIST, slot, [count]);
    else if (count !== 1) this.push(isPositive ? HAS_ANY : HAS_NONE, count, []);
    else this.push(isPositive ? HAS : LACKS, 0, []);
    for (let token = at + 2; token < at + 2 + count; token += 1) this.code.push(words.at(token));
  }

  private range(at: number, operation: number, slot: number): void {
    const from = this.store.words.at(at + 2);
    const to = this.store.words.at(at + 3);
    const first = from === OPEN_END ? 0 : this.ranks.first(from >> 1, (from & 1) === 1);
    const last = to === OPEN_END ? LAST_RANK : this.ranks.last(to >> 1, (to & 1) === 1);
    this.push(operation, slot, [first, last]);
  }

  private push(operation: number, upper: number, operands: readonly number[]): void {
    this.code.push((upper << OPERATION_BITS) | operation);
    for (const operand of operands) this.code.push(operand);
  }
}
