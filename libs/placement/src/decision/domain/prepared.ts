import type { BudgetGates } from '../../capping/budget-gates.js';
import type { CapKeys } from '../../capping/cap-keys.js';
import type { AskedAudiences } from '../../catalogue/domain/asked-audiences.js';
import type { CatalogueSnapshot } from '../../catalogue/domain/snapshot.js';
import type { Slot } from '../../slot/domain/slot.js';
import type { Amplification } from './amplification.js';
import type { ShownProduct, Shopper, SlotRequest } from './facts.js';
import type { Proposal } from './lineup.js';
import type { Trace } from './trace.js';

/** One slot with what may fill it, before caps: one proposal for the slot, or one per product. */
export interface PreparedSlot {
  readonly index: number;
  readonly slot: Slot;
  readonly isPerProduct: boolean;
  readonly openings: readonly Proposal[];
  readonly trace: Trace | null;
}

/** A request after recall, targeting and matching: counters of what is left are to be read. */
export interface Prepared {
  readonly slots: readonly PreparedSlot[];
  readonly keys: CapKeys;
  readonly amplification: Amplification;
  /** Budgets that run low or are used up. */
  readonly gates: BudgetGates;
}

/** What the stages before the counters look at. */
export interface Recalling {
  readonly snapshot: CatalogueSnapshot;
  readonly slots: readonly SlotRequest[];
  readonly shopper: Shopper;
  readonly audiences: AskedAudiences;
  readonly picks: ReadonlySet<string>;
  readonly heldOut: boolean;
  /** The products that hooks of these slots name, by SKU. */
  readonly named: ReadonlyMap<string, ShownProduct>;
}

/** Of a slot where picks did not come in time, and of shoppers for whom nothing is picked. */
export const NO_PICKS: ReadonlySet<string> = new Set();
