import type { ConjunctionStore } from './conjunction-store.js';
import type { Dictionary } from './dictionary.js';
import { kindOf, ONE_OF, slotOf } from './literal-words.js';

/** A literal may be a key when it lists at most this many tokens. */
const LISTED_AT_MOST = 8;
/** A pair of literals may be a key when it makes at most this many pairs of tokens. */
const PAIRS_AT_MOST = 12;
/** Where a token leads to this few conjunctions, a second one would narrow nothing. */
const SHORT_LIST = 4;

/** A key that more than this share of contexts would have is none: bitmaps are cheaper. */
const SHARE_AT_MOST = 1 / 16;

/** How a conjunction is reached: by the words of no, one or two of its literals. */
export interface Access {
  /** Where the key literals stand among the words; -1 for none. */
  readonly first: number;
  readonly second: number;
}

interface Key {
  readonly at: number;
  readonly slot: number;
  readonly count: number;
  /** Estimated share of contexts in which the literal holds. */
  readonly share: number;
  /** Whether each of its tokens leads to few conjunctions. */
  readonly isShort: boolean;
}

const NO_KEY: Access = { first: -1, second: -1 };

/** Chooses for every conjunction its two rarest equality or IN literals (Whang et al., VLDB 2009; OpIndex). */
export class AccessPlan {
  /** How many conjunctions list a token. */
  private readonly uses: Int32Array;
  private readonly usesOfSlot: Int32Array;

  constructor(
    private readonly store: ConjunctionStore,
    dictionary: Dictionary,
  ) {
    this.uses = new Int32Array(dictionary.tokenCount);
    this.usesOfSlot = new Int32Array(dictionary.slots.length);
    for (let conjunction = 0; conjunction < store.count; conjunction += 1) this.count(conjunction);
    for (const { present, index } of dictionary.slots) {
      // Nearly every context has a value: asking for one is never rare.
      if (present >= 0) this.uses[present] = Math.max(this.usesOfSlot[index] ?? 0, store.count);
    }
  }

  accessOf(conjunction: number): Access {
    const keys = this.keysOf(conjunction).sort((one, other) => one.share - other.share);
    const [rarest] = keys;
    if (rarest === undefined) return NO_KEY;
    const isRare = rarest.share <= SHARE_AT_MOST;
    if (isRare && rarest.isShort) return { first: rarest.at, second: -1 };
    const second = keys.find(
      ({ slot, count }) => slot !== rarest.slot && count * rarest.count <= PAIRS_AT_MOST,
    );
    if (rarest.share * (second?.share ?? 1) > SHARE_AT_MOST) return NO_KEY;
    return { first: rarest.at, second: second?.at ?? -1 };
  }

  /** The estimated share of contexts in which the `ONE_OF` literal at this place of the words holds. */
  shareOf(at: number): number {
    return this.keyAt(at, this.store.words.at(at) - 1).share;
  }

  private count(conjunction: number): void {
    const { words } = this.store;
    const end = this.store.end(conjunction);
    for (let at = this.store.start(conjunction); at < end; at += words.at(at) + 1) {
      const header = words.at(at + 1);
      if (kindOf(header) !== ONE_OF) continue;
      const slot = slotOf(header);
      for (let token = at + 2; token <= at + words.at(at); token += 1) {
        this.uses[words.at(token)] = (this.uses[words.at(token)] ?? 0) + 1;
        this.usesOfSlot[slot] = (this.usesOfSlot[slot] ?? 0) + 1;
      }
    }
  }

  private keysOf(conjunction: number): Key[] {
    const { words } = this.store;
    const end = this.store.end(conjunction);
    const keys: Key[] = [];
    for (let at = this.store.start(conjunction); at < end; at += words.at(at) + 1) {
      const count = words.at(at) - 1;
      if (kindOf(words.at(at + 1)) === ONE_OF && count >= 1 && count <= LISTED_AT_MOST) {
        keys.push(this.keyAt(at, count));
      }
    }
    return keys;
  }

  private keyAt(at: number, count: number): Key {
    const { words } = this.store;
    const slot = slotOf(words.at(at + 1));
    let uses = 0;
    let most = 0;
    for (let token = at + 2; token < at + 2 + count; token += 1) {
      const used = this.uses[words.at(token)] ?? 0;
      uses += used;
      most = Math.max(most, used);
    }
    const share = uses / Math.max(1, this.usesOfSlot[slot] ?? 1);
    return { at, slot, count, share, isShort: most <= SHORT_LIST };
  }
}
