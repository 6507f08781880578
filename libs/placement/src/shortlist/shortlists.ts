import { keysOf } from '@boon/benefit-terms/offering';
import type { Posting } from '../catalogue/domain/posting.js';
import type { SlotIndex } from '../catalogue/domain/slot-index.js';
import type { ShownProduct } from '../decision/domain/facts.js';
import type { Slot } from '../slot/domain/slot.js';
import { Shortlist } from './shortlist.js';

/** Shortlists that are kept, some hundred bytes each. */
const KEPT = 200_000;

/** The shortlists of one product, by slot. */
interface OfProduct {
  readonly product: ShownProduct | null;
  readonly keys: readonly string[];
  readonly bySlot: Map<string, Kept>;
}

interface Kept {
  readonly shortlist: Shortlist;
  index: SlotIndex;
}

/**
 * Shortlists that were asked for lately: a memory of look-ups. Snapshots share it, since a shortlist stands as long as
 * nothing changed under the product's keys. Bounded: what nobody asked for while half of it came new is forgotten.
 */
export class Shortlists {
  private young = new Map<string, OfProduct>();
  private old = new Map<string, OfProduct>();
  private count = 0;

  constructor(private readonly kept = KEPT) {}

  of(slot: Slot, index: SlotIndex, product: ShownProduct | null): Shortlist {
    const { bySlot, keys } = this.ofProduct(product);
    const known = bySlot.get(slot.name);
    if (known !== undefined && known.shortlist.slot === slot) {
      if (known.index === index) return known.shortlist;
      if (isSame(known.shortlist.postings, postingsOf(index, product, keys))) {
        known.index = index;
        return known.shortlist;
      }
    }
    const shortlist = new Shortlist(slot, postingsOf(index, product, keys));
    bySlot.set(slot.name, { shortlist, index });
    this.makeRoom(1);
    return shortlist;
  }

  private ofProduct(product: ShownProduct | null): OfProduct {
    const sku = product === null ? '' : product.sku;
    const young = this.young.get(sku);
    if (young !== undefined && isAlike(young.product, product)) return young;
    const old = young === undefined ? this.old.get(sku) : undefined;
    const isKnown = old !== undefined && isAlike(old.product, product);
    const found = isKnown ? old : newOf(product);
    this.young.set(sku, found);
    this.makeRoom(found.bySlot.size);
    return found;
  }

  private makeRoom(added: number): void {
    this.count += added;
    if (this.count < this.kept / 2) return;
    this.old = this.young;
    this.young = new Map();
    this.count = 0;
  }
}

function newOf(product: ShownProduct | null): OfProduct {
  return { product, keys: product === null ? [] : keysOf(product.item), bySlot: new Map() };
}

/** Where offers for the product stand; all of the slot's where it shows none. */
function postingsOf(
  index: SlotIndex,
  product: ShownProduct | null,
  keys: readonly string[],
): Posting[] {
  if (product === null) return [index.all];
  const found = index.anywhere.offers.length > 0 ? [index.anywhere] : [];
  for (const key of keys) {
    const posting = index.under(key);
    if (posting !== undefined && posting.offers.length > 0) found.push(posting);
  }
  return found;
}

function isSame(one: readonly Posting[], other: readonly Posting[]): boolean {
  return one.length === other.length && one.every((posting, at) => posting === other[at]);
}

/** The same product, with the same place in the shop. */
function isAlike(one: ShownProduct | null, other: ShownProduct | null): boolean {
  if (one === other) return true;
  if (one === null || other === null) return false;
  const [item, another] = [one.item, other.item];
  return (
    item.sku === another.sku &&
    item.spu === another.spu &&
    item.category === another.category &&
    item.brand === another.brand &&
    item.merchant === another.merchant
  );
}
