import type { RuleContext } from '@boon/service-support/rules';
import type { BudgetGates } from '../../capping/budget-gates.js';
import type { Slot } from '../../slot/domain/slot.js';
import type { ShownProduct } from '../../decision/domain/facts.js';
import type { Shortlist } from '../../shortlist/shortlist.js';
import { AudienceBoard, type AskedAudiences } from './asked-audiences.js';
import type { CatalogueItem } from './catalogue-item.js';
import { CatalogueCompiler } from './catalogue-compiler.js';
import type { Offer } from './offer.js';
import { SlotIndex } from './slot-index.js';
import type { SnapshotParts } from './snapshot-parts.js';

/** Everything that may be decided upon at one moment: immutable, swapped as a whole, sharing what did not change. */
export class CatalogueSnapshot {
  private readonly board: AudienceBoard;

  constructor(private readonly parts: SnapshotParts) {
    this.board = new AudienceBoard(parts.audiences);
  }

  /** Compiles the running plans with their schemes and stocks. Anything not running is left out. */
  static build(
    version: string,
    items: Iterable<CatalogueItem>,
    slots: readonly Slot[],
  ): CatalogueSnapshot {
    const compiler = new CatalogueCompiler(slots);
    for (const item of items) compiler.put(item);
    return new CatalogueSnapshot(compiler.compile(version));
  }

  /** Grows with every change that this snapshot has seen. */
  get version(): string {
    return this.parts.version;
  }

  /** Equal on two nodes exactly when they know the same objects in the same versions. */
  get checksum(): string {
    return this.parts.checksum;
  }

  get slots(): ReadonlyMap<string, Slot> {
    return this.parts.slots;
  }

  /** Objects left out because they could not be read, with the reason. */
  get faults(): readonly string[] {
    return this.parts.faults;
  }

  /** How many ways there are in which a stock may be shown. */
  get offerCount(): number {
    return this.parts.offerCount;
  }

  /** Offers of a slot, highest priority first. */
  offersOf(slot: string): readonly Offer[] {
    return this.indexOf(slot).all.offers;
  }

  indexOf(slot: string): SlotIndex {
    return this.parts.indexes.get(slot) ?? SlotIndex.EMPTY;
  }

  /** The products that hooks of a slot name. */
  namedIn(slot: string): readonly string[] | undefined {
    return this.parts.named.get(slot);
  }

  /** Budgets that run low or are used up. */
  get gates(): BudgetGates {
    return this.parts.gates;
  }

  /** Whether the kill switch of the platform, a channel, a slot or a stock is thrown. */
  isOff(switchId: string): boolean {
    return this.parts.off.has(switchId);
  }

  /** Whether the slot, its channel or the platform is switched off. */
  isSlotOff(slot: Slot): boolean {
    const { off } = this.parts;
    if (off.size === 0) return false;
    return (
      off.has('platform') || off.has(`channel:${slot.channel}`) || off.has(`slot:${slot.name}`)
    );
  }

  /** The audiences as they are for one shopper; null: nothing is known of them, and no audience holds. */
  audiencesFor(context: RuleContext | null): AskedAudiences {
    return this.board.about(context);
  }

  /** The offers of a slot that do something for a product (null: the slot shows none), by what they are worth. */
  shortlist(slot: Slot, product: ShownProduct | null): Shortlist {
    return this.parts.shortlists.of(slot, this.indexOf(slot.name), product);
  }
}
