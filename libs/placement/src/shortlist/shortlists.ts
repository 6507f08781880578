import { keysOf } from '@boon/benefit-terms/offering';
import type { Posting } from '../catalogue/domain/posting.js';
import type { SlotIndex } from '../catalogue/domain/slot-index.js';
import type { ShownProduct } from '../decision/domain/facts.js';
import type { Slot } from '../slot/domain/slot.js';
import { Shortlist } from './shortlist.js';

/** Shortlists that are kept, some hundred bytes each. */
const KEPT = 200_000;

/** The shortlists of one product, one for each slot that was asked about. */
interface OfProduct {
  readonly product: ShownProduct | null;
  readonly keys: readonly string[];
  readonly found: Shortlist[];
}

/**
 * Shortlists that were asked for lately: a memory of look-ups. Snapshots share it, since a shortlist stands as long as
 * nothing changed under the product's keys. Bounded: what nobody asked for while half of it came new is forgotten.
 */
export class Shortlists {
  private young = new Map<string, OfProduct>();
  private old = new Map<string, OfProduct>();
  private count = 0;
  /** What was asked last: the slots of a page mostly show the same product. */
  private asked: ShownProduct | null = null;
  private last: OfProduct | null = null;

  constructor(private readonly kept = KEPT) {}

  of(slot: Slot, index: SlotIndex, product: ShownProduct | null): Shortlist {
    const { found, keys } = this.ofProduct(product);
    const known = shortlistOf(found, slot);
    if (known !== undefined && known.slot === slot) {
      if (known.index === index) return known;
      if (isSame(known.postings, postingsOf(index, product, keys))) {
        known.index = index;
        return known;
      }
    }
    const shortlist = new Shortlist(slot, index, postingsOf(index, product, keys));
    if (known === undefined) found.push(shortlist);
    else found[found.indexOf(known)] = shortlist;
    this.makeRoom(1);
    return shortlist;
  }

  private ofProduct(product: ShownProduct | null): OfProduct {
    if (this.last !== null && this.asked === product) return this.last;
    const found = this.find(product);
    this.asked = product;
    this.last = found;
    return found;
  }

  private find(product: ShownProduct | null): OfProduct {
    const sku = product === null ? '' : product.sku;
    const young = this.young.get(sku);
    if (young !== undefined && isAlike(young.product, product)) return young;
    const old = young === undefined ? this.old.get(sku) : undefined;
    const isKnown = old !== undefined && isAlike(old.product, product);
    const found = isKnown ? old : newOf(product);
    this.young.set(sku, found);
    this.makeRoom(found.found.length);
    return found;
  }

  private makeRoom(added: number): void {
    this.count += added;
    if (this.count < this.kept / 2) return;
    this.old = this.young;
    this.young = new Map();
    this.last = null;
    this.count = 0;
  }
}

function newOf(product: ShownProduct | null): OfProduct {
  return { product, keys: product === null ? [] : keysOf(product.item), found: [] };
}

/** The one for a slot, as it is or as it was. */
function shortlistOf(found: readonly Shortlist[], slot: Slot): Shortlist | undefined {
  for (let at = 0; at < found.length; at += 1) if (found[at]?.slot === slot) return found[at];
  return found.find((each) => each.slot.name === slot.name);
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
