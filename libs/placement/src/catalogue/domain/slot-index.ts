import type { Offer } from './offer.js';
import { Posting } from './posting.js';

/** Offers that may cover any product. */
const ANYWHERE = '*';
/** Edited keys are looked up first; from so many on they are merged into the rest. */
const EDITED_AT_MOST = 256;

/**
 * The offers of one slot: all of them by rank, and by the products that they may cover. Immutable; an edited
 * index shares all postings that did not change.
 */
export class SlotIndex {
  static readonly EMPTY = new SlotIndex(Posting.EMPTY, new Map(), new Map());

  private constructor(
    readonly all: Posting,
    private readonly base: ReadonlyMap<string, Posting>,
    private readonly changed: ReadonlyMap<string, Posting>,
  ) {}

  static of(offers: readonly Offer[]): SlotIndex {
    const lists = new Map<string, Offer[]>();
    for (const offer of offers) add(lists, offer);
    const base = new Map<string, Posting>();
    for (const [key, list] of lists) base.set(key, Posting.of(list));
    return new SlotIndex(Posting.of(offers), base, new Map());
  }

  /** What may cover any product. */
  get anywhere(): Posting {
    return this.under(ANYWHERE) ?? Posting.EMPTY;
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
    const all = this.all.edited(removed, added);
    return changed.size <= EDITED_AT_MOST
      ? new SlotIndex(all, this.base, changed)
      : new SlotIndex(all, new Map([...this.base, ...changed]), new Map());
  }
}

function add(lists: Map<string, Offer[]>, offer: Offer): void {
  for (const key of offer.stock.reach ?? [ANYWHERE]) {
    const list = lists.get(key);
    if (list) list.push(offer);
    else lists.set(key, [offer]);
  }
}
