import { atOnce, type Stepwise } from '@boon/shared-kernel';
import type { Offer } from './offer.js';
import { Posting } from './posting.js';
import { ranked } from './ranked.js';

/** Offers that may cover any product. */
const ANYWHERE = '*';
/** How many offers or keys one step takes. */
const A_STEP = 1_024;

/**
 * The offers of one slot: all of them by rank, and by the products that they may cover. Immutable; an edited
 * index shares all postings that did not change.
 */
export class SlotIndex {
  static readonly EMPTY = new SlotIndex(Posting.EMPTY, new Map(), new Map());

  private constructor(
    readonly all: Posting,
    private readonly base: ReadonlyMap<string, Posting>,
    /** Looked up first. */
    private readonly changed: ReadonlyMap<string, Posting>,
  ) {}

  static of(offers: readonly Offer[]): SlotIndex {
    return atOnce(SlotIndex.building(offers));
  }

  /** `of` in steps of a few milliseconds. */
  static *building(offers: readonly Offer[]): Stepwise<SlotIndex> {
    const inOrder = yield* ranked(offers);
    const lists = new Map<string, Offer[]>();
    for (const [at, offer] of inOrder.entries()) {
      add(lists, offer);
      if (at % A_STEP === 0) yield;
    }
    const base = new Map<string, Posting>();
    let done = 0;
    for (const [key, list] of lists) {
      base.set(key, Posting.ofRanked(list));
      done += 1 + list.length;
      if (done < A_STEP) continue;
      done = 0;
      yield;
    }
    yield;
    return new SlotIndex(Posting.ofRanked(inOrder), base, new Map());
  }

  /** What may cover any product. */
  get anywhere(): Posting {
    return this.under(ANYWHERE) ?? Posting.EMPTY;
  }

  /** How many keys were edited since the index was built: each edit copies as many; build a new one from thousands on. */
  get editedKeys(): number {
    return this.changed.size;
  }

  /** What may cover products with this key (`keysOf`). */
  under(key: string): Posting | undefined {
    if (this.changed.size > 0) return this.changed.get(key) ?? this.base.get(key);
    return this.base.get(key);
  }

  edited(removed: readonly Offer[], added: readonly Offer[]): SlotIndex {
    const goneBy = new Map<string, Offer[]>();
    const newBy = new Map<string, Offer[]>();
    for (const offer of removed) add(goneBy, offer);
    for (const offer of added) add(newBy, offer);
    const changed = new Map(this.changed);
    for (const key of new Set([...goneBy.keys(), ...newBy.keys()])) {
      const before = this.under(key) ?? Posting.EMPTY;
      changed.set(key, before.edited(goneBy.get(key) ?? [], newBy.get(key) ?? []));
    }
    return new SlotIndex(this.all.edited(removed, added), this.base, changed);
  }
}

function add(lists: Map<string, Offer[]>, offer: Offer): void {
  for (const key of offer.stock.reach ?? [ANYWHERE]) {
    const list = lists.get(key);
    if (list) list.push(offer);
    else lists.set(key, [offer]);
  }
}
